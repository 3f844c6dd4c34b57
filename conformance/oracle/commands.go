package main

import (
	v1 "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1"
	"github.com/tektoncd/pipeline/pkg/apis/pipeline/v1beta1"
)

// addCommands gives steps without command and script a command, because the
// reconciler would ask the image registry for the image's entrypoint.
func addCommands(ts *v1.TaskSpec) {
	for i := range ts.Steps {
		s := &ts.Steps[i]
		template := ts.StepTemplate != nil && len(ts.StepTemplate.Command) > 0
		if len(s.Command) == 0 && s.Script == "" && s.Ref == nil && !template {
			s.Command = []string{"entrypoint-of-image"}
		}
	}
}

func withCommands(in []*v1.Task) []*v1.Task {
	out := make([]*v1.Task, len(in))
	for i, t := range in {
		out[i] = t.DeepCopy()
		addCommands(&out[i].Spec)
	}
	return out
}

func withActionCommands(in []*v1beta1.StepAction) []*v1beta1.StepAction {
	out := make([]*v1beta1.StepAction, len(in))
	for i, s := range in {
		out[i] = s.DeepCopy()
		if len(s.Spec.Command) == 0 && s.Spec.Script == "" {
			out[i].Spec.Command = []string{"entrypoint-of-image"}
		}
	}
	return out
}
