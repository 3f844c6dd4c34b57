package main

import (
	"encoding/json"
	"strings"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	ktesting "k8s.io/client-go/testing"
	podutil "k8s.io/kubernetes/pkg/api/pod"
	"k8s.io/kubernetes/pkg/apis/core"
	corek8s "k8s.io/kubernetes/pkg/apis/core/v1"
	"k8s.io/kubernetes/pkg/apis/core/validation"
	"k8s.io/kubernetes/pkg/capabilities"
)

func init() {
	// As API servers are started: privileged containers are left to Pod Security.
	capabilities.Setup(true, 0)
}

// admitCreated puts before Tekton's webhook what its controllers create.
func (a *Admission) admitCreated(apiVersion, kind string) ktesting.ReactionFunc {
	return func(action ktesting.Action) (bool, runtime.Object, error) {
		create, ok := action.(ktesting.CreateActionImpl)
		if !ok {
			return false, nil, nil
		}
		js, err := withType(create.GetObject(), apiVersion, kind)
		if err != nil {
			return true, nil, err
		}
		if r := a.CheckJSON(0, js); !r.OK {
			return true, nil, apierrors.NewBadRequest(`admission webhook "validation.webhook.pipeline.tekton.dev" denied the request: validation failed: ` +
				strings.Join(r.Errors, "\n"))
		}
		return false, nil, nil
	}
}

// withType is the JSON of an object that a typed client sends.
func withType(o runtime.Object, apiVersion, kind string) ([]byte, error) {
	m, err := runtime.DefaultUnstructuredConverter.ToUnstructured(o)
	if err != nil {
		return nil, err
	}
	m["apiVersion"], m["kind"] = apiVersion, kind
	return json.Marshal(m)
}

// admitPod validates pods with the code of Kubernetes' API server.
func admitPod(action ktesting.Action) (bool, runtime.Object, error) {
	create, ok := action.(ktesting.CreateActionImpl)
	if !ok {
		return false, nil, nil
	}
	pod, ok := create.GetObject().(*corev1.Pod)
	if !ok {
		return false, nil, nil
	}
	if errs := validatePod(pod); len(errs) > 0 {
		return true, nil, apierrors.NewInvalid(schema.GroupKind{Kind: "Pod"}, pod.Name, errs)
	}
	return false, nil, nil
}

func validatePod(pod *corev1.Pod) field.ErrorList {
	pod = pod.DeepCopy()
	corek8s.SetObjectDefaults_Pod(pod)
	in := &core.Pod{}
	if err := corek8s.Convert_v1_Pod_To_core_Pod(pod, in, nil); err != nil {
		return field.ErrorList{field.InternalError(nil, err)}
	}
	opts := podutil.GetValidationOptionsFromPodSpecAndMeta(&in.Spec, nil, &in.ObjectMeta, nil)
	opts.ResourceIsPod = true
	return validation.ValidatePodCreate(in, opts)
}
