package main

import (
	"encoding/json"
	"path"
	"reflect"
	"strings"
)

// fieldKinds are the documents of which the library has types, in the version it writes.
var fieldKinds = []string{
	"tekton.dev/v1/Task",
	"tekton.dev/v1/Pipeline",
	"tekton.dev/v1/TaskRun",
	"tekton.dev/v1/PipelineRun",
	"tekton.dev/v1beta1/StepAction",
	"tekton.dev/v1beta1/CustomRun",
	"tekton.dev/v1alpha1/VerificationPolicy",
	"resolution.tekton.dev/v1beta1/ResolutionRequest",
	"triggers.tekton.dev/v1beta1/EventListener",
	"triggers.tekton.dev/v1beta1/Trigger",
	"triggers.tekton.dev/v1beta1/TriggerBinding",
	"triggers.tekton.dev/v1beta1/ClusterTriggerBinding",
	"triggers.tekton.dev/v1beta1/TriggerTemplate",
	"triggers.tekton.dev/v1alpha1/Interceptor",
	"triggers.tekton.dev/v1alpha1/ClusterInterceptor",
}

// FieldTable is the answer of the mode fields.
type FieldTable struct {
	Kinds []KindFields                    `json:"kinds"`
	Types map[string]map[string]FieldType `json:"types"` // Tekton's own structs ("pipeline/v1.Step"): fields by JSON name
}

// KindFields says which struct the spec of a kind is.
type KindFields struct {
	Kind       string    `json:"kind"`
	APIVersion string    `json:"apiVersion"`
	Spec       FieldType `json:"spec"`
}

// FieldType is what JSON may stand in a field.
type FieldType struct {
	Shape string     `json:"shape"`          // string | number | boolean | list | map | object | param | any
	Of    *FieldType `json:"of,omitempty"`   // element of a list or map
	Type  string     `json:"type,omitempty"` // object: key of Types
	Name  string     `json:"name,omitempty"` // object: struct of Kubernetes or Knative, which is not taken apart
}

// ownShapes are the types whose JSON is not that of their Go kind.
var ownShapes = map[string]string{
	"k8s.io/apimachinery/pkg/apis/meta/v1.Duration":                                  "string",
	"k8s.io/apimachinery/pkg/runtime.RawExtension":                                   "any",
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1.JSON":                  "any",
	"knative.dev/pkg/apis.URL":                                                       "string",
	"github.com/tektoncd/pipeline/pkg/apis/pipeline/v1.ParamValue":                   "param",
	"github.com/tektoncd/pipeline/pkg/apis/pipeline/v1beta1.ParamValue":              "param",
	"github.com/tektoncd/triggers/pkg/apis/triggers/v1beta1.CustomResource":          "any",
	"github.com/tektoncd/triggers/pkg/apis/triggers/v1beta1.TriggerResourceTemplate": "any",
}

// Fields lists the JSON fields of everything that can stand in the spec of a kind.
func Fields() FieldTable {
	t := FieldTable{Types: map[string]map[string]FieldType{}}
	for _, key := range fieldKinds {
		object := reflect.TypeOf(webhookKinds[key].make()).Elem()
		spec, _ := object.FieldByName("Spec")
		t.Kinds = append(t.Kinds, KindFields{path.Base(key), path.Dir(key), t.typeOf(spec.Type)})
	}
	return t
}

func (t FieldTable) typeOf(g reflect.Type) FieldType {
	if g.Kind() == reflect.Pointer {
		return t.typeOf(g.Elem())
	}
	if shape, ok := ownShapes[g.PkgPath()+"."+g.Name()]; ok {
		return FieldType{Shape: shape}
	}
	switch g.Kind() {
	case reflect.String:
		return FieldType{Shape: "string"}
	case reflect.Bool:
		return FieldType{Shape: "boolean"}
	case reflect.Int, reflect.Int32, reflect.Int64:
		return FieldType{Shape: "number"}
	case reflect.Slice:
		if g.Elem().Kind() == reflect.Uint8 {
			return FieldType{Shape: "string"} // base64
		}
		of := t.typeOf(g.Elem())
		return FieldType{Shape: "list", Of: &of}
	case reflect.Map:
		of := t.typeOf(g.Elem())
		return FieldType{Shape: "map", Of: &of}
	case reflect.Struct:
		if !strings.HasPrefix(g.PkgPath(), "github.com/tektoncd/") {
			return FieldType{Shape: "object", Name: g.Name()}
		}
		_, group, _ := strings.Cut(g.PkgPath(), "/pkg/apis/")
		name := group + "." + g.Name()
		if _, seen := t.Types[name]; !seen {
			fields := map[string]FieldType{}
			t.Types[name] = fields // before its fields: PipelineSpec holds itself
			t.addFields(fields, g)
		}
		return FieldType{Shape: "object", Type: name}
	}
	panic("no JSON shape is known for " + g.String())
}

// addFields walks the fields as encoding/json does: embedded structs without a name of their own are flattened.
func (t FieldTable) addFields(fields map[string]FieldType, g reflect.Type) {
	for i := range g.NumField() {
		f := g.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-" || !f.IsExported() && !f.Anonymous:
		case name == "" && f.Anonymous:
			embedded := f.Type
			if embedded.Kind() == reflect.Pointer {
				embedded = embedded.Elem()
			}
			t.addFields(fields, embedded)
		case name == "":
			fields[f.Name] = t.typeOf(f.Type)
		default:
			fields[name] = t.typeOf(f.Type)
		}
	}
}

// MarshalFields is the table as text, the same in every run.
func MarshalFields() ([]byte, error) {
	return json.MarshalIndent(Fields(), "", "  ")
}
