// Command decode prints how JSON is decoded into the Go types of Tekton and of the kinds of Kubernetes beside them: every
// field of every struct that a document can reach. conformance/decode-table.ts turns it into src/validation/decoding.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"

	v1 "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1"
	"github.com/tektoncd/pipeline/pkg/apis/pipeline/v1alpha1"
	"github.com/tektoncd/pipeline/pkg/apis/pipeline/v1beta1"
	resolutionv1alpha1 "github.com/tektoncd/pipeline/pkg/apis/resolution/v1alpha1"
	resolutionv1beta1 "github.com/tektoncd/pipeline/pkg/apis/resolution/v1beta1"
	triggersv1alpha1 "github.com/tektoncd/triggers/pkg/apis/triggers/v1alpha1"
	triggersv1beta1 "github.com/tektoncd/triggers/pkg/apis/triggers/v1beta1"
	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	rbacv1 "k8s.io/api/rbac/v1"
)

var kinds = map[string]any{
	"tekton.dev/v1/Task":                               v1.Task{},
	"tekton.dev/v1/Pipeline":                           v1.Pipeline{},
	"tekton.dev/v1/TaskRun":                            v1.TaskRun{},
	"tekton.dev/v1/PipelineRun":                        v1.PipelineRun{},
	"tekton.dev/v1beta1/Task":                          v1beta1.Task{},
	"tekton.dev/v1beta1/Pipeline":                      v1beta1.Pipeline{},
	"tekton.dev/v1beta1/TaskRun":                       v1beta1.TaskRun{},
	"tekton.dev/v1beta1/PipelineRun":                   v1beta1.PipelineRun{},
	"tekton.dev/v1beta1/CustomRun":                     v1beta1.CustomRun{},
	"tekton.dev/v1beta1/StepAction":                    v1beta1.StepAction{},
	"tekton.dev/v1alpha1/StepAction":                   v1alpha1.StepAction{},
	"tekton.dev/v1alpha1/VerificationPolicy":           v1alpha1.VerificationPolicy{},
	"resolution.tekton.dev/v1beta1/ResolutionRequest":  resolutionv1beta1.ResolutionRequest{},
	"resolution.tekton.dev/v1alpha1/ResolutionRequest": resolutionv1alpha1.ResolutionRequest{},

	// Kinds of Kubernetes that stand beside Tekton's.
	"v1/ConfigMap":                                    corev1.ConfigMap{},
	"v1/Secret":                                       corev1.Secret{},
	"v1/Service":                                      corev1.Service{},
	"v1/ServiceAccount":                               corev1.ServiceAccount{},
	"v1/Pod":                                          corev1.Pod{},
	"v1/PersistentVolumeClaim":                        corev1.PersistentVolumeClaim{},
	"v1/Namespace":                                    corev1.Namespace{},
	"apps/v1/Deployment":                              appsv1.Deployment{},
	"apps/v1/StatefulSet":                             appsv1.StatefulSet{},
	"batch/v1/Job":                                    batchv1.Job{},
	"batch/v1/CronJob":                                batchv1.CronJob{},
	"networking.k8s.io/v1/Ingress":                    networkingv1.Ingress{},
	"networking.k8s.io/v1/NetworkPolicy":              networkingv1.NetworkPolicy{},
	"rbac.authorization.k8s.io/v1/Role":               rbacv1.Role{},
	"rbac.authorization.k8s.io/v1/RoleBinding":        rbacv1.RoleBinding{},
	"rbac.authorization.k8s.io/v1/ClusterRole":        rbacv1.ClusterRole{},
	"rbac.authorization.k8s.io/v1/ClusterRoleBinding": rbacv1.ClusterRoleBinding{},

	"triggers.tekton.dev/v1beta1/EventListener":          triggersv1beta1.EventListener{},
	"triggers.tekton.dev/v1beta1/Trigger":                triggersv1beta1.Trigger{},
	"triggers.tekton.dev/v1beta1/TriggerTemplate":        triggersv1beta1.TriggerTemplate{},
	"triggers.tekton.dev/v1beta1/TriggerBinding":         triggersv1beta1.TriggerBinding{},
	"triggers.tekton.dev/v1beta1/ClusterTriggerBinding":  triggersv1beta1.ClusterTriggerBinding{},
	"triggers.tekton.dev/v1alpha1/EventListener":         triggersv1alpha1.EventListener{},
	"triggers.tekton.dev/v1alpha1/Trigger":               triggersv1alpha1.Trigger{},
	"triggers.tekton.dev/v1alpha1/TriggerTemplate":       triggersv1alpha1.TriggerTemplate{},
	"triggers.tekton.dev/v1alpha1/TriggerBinding":        triggersv1alpha1.TriggerBinding{},
	"triggers.tekton.dev/v1alpha1/ClusterTriggerBinding": triggersv1alpha1.ClusterTriggerBinding{},
	"triggers.tekton.dev/v1alpha1/ClusterInterceptor":    triggersv1alpha1.ClusterInterceptor{},
	"triggers.tekton.dev/v1alpha1/Interceptor":           triggersv1alpha1.Interceptor{},
}

// own are the types that read JSON themselves.
var own = map[string]string{
	"k8s.io/apimachinery/pkg/apis/meta/v1.Duration":                                   "duration",
	"k8s.io/apimachinery/pkg/apis/meta/v1.Time":                                       "time",
	"k8s.io/apimachinery/pkg/apis/meta/v1.MicroTime":                                  "microtime",
	"k8s.io/apimachinery/pkg/apis/meta/v1.FieldsV1":                                   "any",
	"k8s.io/apimachinery/pkg/api/resource.Quantity":                                   "quantity",
	"k8s.io/apimachinery/pkg/util/intstr.IntOrString":                                 "intOrString",
	"k8s.io/apimachinery/pkg/runtime.RawExtension":                                    "raw",
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1.JSON":                   "any",
	"github.com/tektoncd/pipeline/pkg/result.ResultType":                              "resultType",
	"knative.dev/pkg/apis.URL":                                                        "url",
	"knative.dev/pkg/apis.VolatileTime":                                               "time",
	"github.com/tektoncd/pipeline/pkg/apis/pipeline/v1.ParamValue":                    "param",
	"github.com/tektoncd/pipeline/pkg/apis/pipeline/v1beta1.ParamValue":               "param",
	"github.com/tektoncd/triggers/pkg/apis/triggers/v1beta1.CustomResource":           "raw",
	"github.com/tektoncd/triggers/pkg/apis/triggers/v1alpha1.CustomResource":          "raw",
	"github.com/tektoncd/triggers/pkg/apis/triggers/v1beta1.TriggerResourceTemplate":  "raw",
	"github.com/tektoncd/triggers/pkg/apis/triggers/v1alpha1.TriggerResourceTemplate": "raw",
}

var unmarshaler = reflect.TypeFor[json.Unmarshaler]()
var types = map[string]map[string]string{}

func main() {
	documents := map[string]string{}
	for key, value := range kinds {
		documents[key] = typeOf(reflect.TypeOf(value))
	}
	out, err := json.MarshalIndent(map[string]any{"kinds": documents, "types": types}, "", " ")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(string(out))
}

// typeOf is "string", "*string", "[]string", "{}string", "#pipeline/v1.Step" and the like.
func typeOf(g reflect.Type) string {
	if name, ok := own[g.PkgPath()+"."+g.Name()]; ok {
		return name
	}
	if g.Kind() == reflect.Pointer {
		return "*" + typeOf(g.Elem())
	}
	if g.Name() != "" && reflect.PointerTo(g).Implements(unmarshaler) {
		panic("reads JSON itself: " + g.PkgPath() + "." + g.Name())
	}
	switch g.Kind() {
	case reflect.String, reflect.Bool, reflect.Float64:
		return g.Kind().String()
	case reflect.Int, reflect.Int32, reflect.Int64, reflect.Uint8:
		return g.Kind().String()
	case reflect.Interface:
		return "any"
	case reflect.Slice:
		if g.Elem().Kind() == reflect.Uint8 {
			return "bytes"
		}
		return "[]" + typeOf(g.Elem())
	case reflect.Map:
		return "{}" + typeOf(g.Elem())
	case reflect.Struct:
		path := g.PkgPath()
		for _, cut := range []string{"github.com/tektoncd/", "k8s.io/", "knative.dev/"} {
			path = strings.TrimPrefix(path, cut)
		}
		path = strings.NewReplacer("pkg/apis/", "", "apimachinery/", "").Replace(path)
		name := path + "." + g.Name()
		if _, seen := types[name]; !seen {
			types[name] = map[string]string{}
			addFields(types[name], g)
		}
		return "#" + name
	}
	panic("no JSON shape is known for " + g.String())
}

func addFields(fields map[string]string, g reflect.Type) {
	for i := range g.NumField() {
		f := g.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-" || !f.IsExported() && !f.Anonymous:
		case name == "" && f.Anonymous:
			embedded := f.Type
			if embedded.Kind() == reflect.Pointer {
				embedded = embedded.Elem()
			}
			addFields(fields, embedded)
		default:
			if name == "" {
				name = f.Name
			}
			t := typeOf(f.Type)
			// An empty list or map is gone after the mutating webhook unless its tag keeps it.
			if !strings.Contains(options, "omitempty") && !strings.Contains(options, "omitzero") && (t[0] == '[' || t[0] == '{') {
				t += "!"
			}
			fields[name] = t
		}
	}
}
