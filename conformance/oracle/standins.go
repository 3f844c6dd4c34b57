package main

import (
	"encoding/json"
	"sort"
	"strings"

	v1 "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// standIns replaces remote references. The cluster resolver is answered from the
// documents; any other Task becomes a Task that fits its use, so that the wiring
// around it is still judged.
func standIns(c *cluster, pr *v1.PipelineRun) []string {
	var resolvers []string
	lookup := func(ref v1.ResolverRef, kind string) string {
		if ref.Resolver != "cluster" {
			return ""
		}
		vals := map[string]string{}
		for _, p := range ref.Params {
			vals[p.Name] = p.Value.StringVal
		}
		if k := vals["kind"]; k != "" && k != kind {
			return ""
		}
		return vals["name"]
	}
	var spec *v1.PipelineSpec
	if pr.Spec.PipelineSpec != nil {
		spec = pr.Spec.PipelineSpec
	} else if ref := pr.Spec.PipelineRef; ref != nil {
		name, namespace := ref.Name, pr.Namespace
		if ref.Resolver != "" {
			name, namespace = lookup(ref.ResolverRef, "pipeline"), namespaceOf(ref.ResolverRef, namespace)
			resolvers = append(resolvers, "pipelineRef: "+string(ref.Resolver))
		}
		for i, p := range c.pipelines {
			if p.Name == name && p.Namespace == namespace && name != "" {
				p = p.DeepCopy()
				p.Namespace = pr.Namespace
				c.pipelines = append(append(append([]*v1.Pipeline{}, c.pipelines[:i]...), p), c.pipelines[i+1:]...)
				spec = &p.Spec
				if ref.Resolver != "" {
					pr.Spec.PipelineRef = &v1.PipelineRef{Name: name}
				}
				break
			}
		}
	}
	if spec == nil {
		return resolvers
	}
	results := usedResults(spec)
	for _, list := range [][]v1.PipelineTask{spec.Tasks, spec.Finally} {
		for i := range list {
			pt := &list[i]
			if pt.TaskRef == nil || pt.TaskRef.Resolver == "" {
				continue
			}
			resolvers = append(resolvers, pt.Name+": "+string(pt.TaskRef.Resolver))
			if name := lookup(pt.TaskRef.ResolverRef, "task"); name != "" {
				name = c.bringTask(name, namespaceOf(pt.TaskRef.ResolverRef, pr.Namespace), pr.Namespace)
				pt.TaskRef = &v1.TaskRef{Name: name, Kind: v1.NamespacedTaskKind}
				continue
			}
			c.tasks = append(c.tasks, standIn(pr.Namespace, pt, results[pt.Name]))
			pt.TaskRef = &v1.TaskRef{Name: "stand-in-" + pt.Name, Kind: v1.NamespacedTaskKind}
		}
	}
	return resolvers
}

// namespaceOf is where the cluster resolver looks.
func namespaceOf(ref v1.ResolverRef, own string) string {
	for _, p := range ref.Params {
		if p.Name == "namespace" {
			return p.Value.StringVal
		}
	}
	return own
}

// bringTask copies a Task that the cluster resolver would fetch from another
// namespace, under a name that no Task of the run's own namespace has.
func (c *cluster) bringTask(name, from, to string) string {
	if from == to {
		return name
	}
	for _, t := range c.tasks {
		if t.Name == name && t.Namespace == from {
			t = t.DeepCopy()
			t.Name, t.Namespace = from+".."+name, to
			c.tasks = append(c.tasks[:len(c.tasks):len(c.tasks)], t)
			return t.Name
		}
	}
	return name
}

// usedResults collects the results that a pipeline reads, by task.
func usedResults(spec *v1.PipelineSpec) map[string]map[string]*v1.TaskResult {
	results := map[string]map[string]*v1.TaskResult{}
	note := func(refs []*v1.ResultRef) {
		for _, ref := range refs {
			if results[ref.PipelineTask] == nil {
				results[ref.PipelineTask] = map[string]*v1.TaskResult{}
			}
			r := results[ref.PipelineTask][ref.Result]
			if r == nil {
				r = &v1.TaskResult{Name: ref.Result, Type: v1.ResultsTypeString}
				results[ref.PipelineTask][ref.Result] = r
			}
			switch {
			case ref.Property != "":
				r.Type = v1.ResultsTypeObject
				if r.Properties == nil {
					r.Properties = map[string]v1.PropertySpec{}
				}
				r.Properties[ref.Property] = v1.PropertySpec{Type: v1.ParamTypeString}
			case ref.ResultsIndex != nil:
				r.Type = v1.ResultsTypeArray
			}
		}
	}
	all := append(append([]v1.PipelineTask{}, spec.Tasks...), spec.Finally...)
	for i := range all {
		note(v1.PipelineTaskResultRefs(&all[i]))
	}
	for _, res := range spec.Results {
		if exprs, ok := res.GetVarSubstitutionExpressions(); ok {
			note(v1.NewResultRefs(exprs))
		}
	}
	// A whole-array reference shows only in the text.
	text, _ := json.Marshal(spec)
	for task, byName := range results {
		for name, r := range byName {
			if r.Type == v1.ResultsTypeString && strings.Contains(string(text), "$(tasks."+task+".results."+name+"[*])") {
				r.Type = v1.ResultsTypeArray
			}
		}
	}
	return results
}

func standIn(ns string, pt *v1.PipelineTask, results map[string]*v1.TaskResult) *v1.Task {
	t := &v1.Task{
		TypeMeta:   metav1.TypeMeta{APIVersion: "tekton.dev/v1", Kind: "Task"},
		ObjectMeta: metav1.ObjectMeta{Name: "stand-in-" + pt.Name, Namespace: ns},
		Spec:       v1.TaskSpec{Steps: []v1.Step{{Name: "stand-in", Image: "stand-in", Command: []string{"true"}}}},
	}
	param := func(name string, v v1.ParamValue) {
		ps := v1.ParamSpec{Name: name, Type: v.Type}
		if v.Type == v1.ParamTypeString && strings.HasPrefix(v.StringVal, "$(") && strings.HasSuffix(v.StringVal, "[*])") {
			ps.Type = v1.ParamTypeArray
		}
		if v.Type == v1.ParamTypeObject {
			ps.Properties = map[string]v1.PropertySpec{}
			for k := range v.ObjectVal {
				ps.Properties[k] = v1.PropertySpec{Type: v1.ParamTypeString}
			}
		}
		t.Spec.Params = append(t.Spec.Params, ps)
	}
	for _, p := range pt.Params {
		param(p.Name, p.Value)
	}
	if pt.Matrix != nil {
		seen := map[string]bool{}
		for _, p := range pt.Matrix.Params {
			seen[p.Name] = true
			t.Spec.Params = append(t.Spec.Params, v1.ParamSpec{Name: p.Name, Type: v1.ParamTypeString})
		}
		for _, inc := range pt.Matrix.Include {
			for _, p := range inc.Params {
				if !seen[p.Name] {
					seen[p.Name] = true
					t.Spec.Params = append(t.Spec.Params, v1.ParamSpec{Name: p.Name, Type: v1.ParamTypeString,
						Default: &v1.ParamValue{Type: v1.ParamTypeString}})
				}
			}
		}
	}
	for _, w := range pt.Workspaces {
		t.Spec.Workspaces = append(t.Spec.Workspaces, v1.WorkspaceDeclaration{Name: w.Name, Optional: true})
	}
	names := []string{}
	for n := range results {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		t.Spec.Results = append(t.Spec.Results, *results[n])
	}
	return t
}
