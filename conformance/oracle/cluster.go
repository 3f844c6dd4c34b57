package main

import (
	"context"
	"fmt"

	v1 "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1"
	"github.com/tektoncd/pipeline/pkg/apis/pipeline/v1alpha1"
	"github.com/tektoncd/pipeline/pkg/apis/pipeline/v1beta1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"knative.dev/pkg/apis"
)

// cluster is the set of objects that a run may refer to.
type cluster struct {
	tasks     []*v1.Task
	pipelines []*v1.Pipeline
	runs      []*v1.PipelineRun
	taskRuns  []*v1.TaskRun
	actions   []*v1beta1.StepAction
	objects   map[objectKey]bool // of all kinds
	rejected  []RunResult
}

// has says whether there is an object of a kind without a group.
func (c *cluster) has(kind, namespace, name string) bool {
	return c.objects[objectKey{"", kind, namespace, name}]
}

func loadCluster(a *Admission, b []byte) (*cluster, error) {
	docs, err := a.documents(b)
	if err != nil {
		return nil, err
	}
	c := &cluster{objects: map[objectKey]bool{}}
	for _, d := range docs {
		if reason, errs := c.add(a, d); reason != "" {
			c.rejected = append(c.rejected, RunResult{Kind: d.Kind, Name: d.Name, Reason: reason, Errors: errs})
		}
	}
	return c, nil
}

// add gives the reason if a document is refused.
func (c *cluster) add(a *Admission, d document) (reason string, errs []string) {
	if !d.OK {
		return "AdmissionDenied", d.Errors
	}
	if d.key.name != "" {
		if c.objects[d.key] {
			return "AlreadyExists", []string{fmt.Sprintf("%s %q already exists", d.Kind, d.Name)}
		}
		c.objects[d.key] = true
	}
	switch o := d.Object.(type) {
	case *v1.Task:
		c.tasks = append(c.tasks, o)
	case *v1.Pipeline:
		c.pipelines = append(c.pipelines, o)
	case *v1.PipelineRun:
		c.runs = append(c.runs, o)
	case *v1.TaskRun:
		c.taskRuns = append(c.taskRuns, o)
	case *v1beta1.StepAction:
		c.actions = append(c.actions, o)
	case apis.Convertible:
		if err := c.convert(a.pipelineCtx, o); err != nil {
			return "ConversionFailed", []string{err.Error()}
		}
	}
	return "", nil
}

// convert adds a document of an older API version as the version that runs, through Tekton's own conversion.
func (c *cluster) convert(ctx context.Context, o apis.Convertible) error {
	switch o.(type) {
	case *v1beta1.Task:
		return addConverted(ctx, o, &c.tasks)
	case *v1beta1.Pipeline:
		return addConverted(ctx, o, &c.pipelines)
	case *v1beta1.PipelineRun:
		return addConverted(ctx, o, &c.runs)
	case *v1beta1.TaskRun:
		return addConverted(ctx, o, &c.taskRuns)
	case *v1alpha1.StepAction:
		return addConverted(ctx, o, &c.actions)
	}
	return nil
}

func addConverted[T any, P interface {
	*T
	apis.Convertible
}](ctx context.Context, from apis.Convertible, to *[]P) error {
	into := P(new(T))
	if err := from.ConvertTo(ctx, into); err != nil {
		return err
	}
	*to = append(*to, into)
	return nil
}

// madeUpRun is a run of a pipeline that gives every param and workspace it asks for.
func madeUpRun(p *v1.Pipeline) *v1.PipelineRun {
	pr := &v1.PipelineRun{
		TypeMeta:   metav1.TypeMeta{APIVersion: "tekton.dev/v1", Kind: "PipelineRun"},
		ObjectMeta: metav1.ObjectMeta{Name: p.Name + "-oracle", Namespace: p.Namespace},
		Spec:       v1.PipelineRunSpec{PipelineRef: &v1.PipelineRef{Name: p.Name}},
	}
	for _, ps := range p.Spec.Params {
		if ps.Default != nil {
			continue
		}
		val := v1.ParamValue{Type: v1.ParamTypeString, StringVal: "value"}
		switch ps.Type {
		case v1.ParamTypeArray:
			val = v1.ParamValue{Type: v1.ParamTypeArray, ArrayVal: []string{"a", "b", "c"}}
		case v1.ParamTypeObject:
			val = v1.ParamValue{Type: v1.ParamTypeObject, ObjectVal: map[string]string{}}
			for k := range ps.Properties {
				val.ObjectVal[k] = "value"
			}
		case v1.ParamTypeString:
			if len(ps.Enum) > 0 {
				val.StringVal = ps.Enum[0]
			}
		}
		pr.Spec.Params = append(pr.Spec.Params, v1.Param{Name: ps.Name, Value: val})
	}
	for _, w := range p.Spec.Workspaces {
		if !w.Optional {
			pr.Spec.Workspaces = append(pr.Spec.Workspaces, v1.WorkspaceBinding{Name: w.Name, EmptyDir: &corev1.EmptyDirVolumeSource{}})
		}
	}
	return pr
}
