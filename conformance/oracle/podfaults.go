package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	v1 "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1"
	corev1 "k8s.io/api/core/v1"
)

var (
	// leftVariable is a variable that was meant for Tekton; those of Kubernetes have no dots.
	leftVariable = regexp.MustCompile(`\$\((?:inputs\.)?(?:params|workspaces|context|tasks|finally|results|steps?|credentials|artifacts|tt)[.\[][^()]*\)`)
	// stepVariable is replaced when the step starts.
	stepVariable = regexp.MustCompile(`^\$\(steps\.([^.]+)\.(?:results\.([^.\[)]+)|(?:inputs|outputs)\.[^.\[)]+\))`)
	// statusVariable is how a task ended, or all of them.
	statusVariable = regexp.MustCompile(`^\$\(tasks\.(?:[^.]+\.)?(?:status|reason)\)$`)
	heredoc        = regexp.MustCompile(`(?s)<< '(\S+)'\n(.*?)\n\S+\n`)
)

// variablesLeft says which variables of Tekton reach the containers of a pod.
func variablesLeft(pod *corev1.Pod, spec *v1.TaskSpec) []string {
	var out []string
	look := func(where, text string) {
		for _, variable := range leftVariable.FindAllString(text, -1) {
			fault := fmt.Sprintf("nothing is put in place of %s in %s", variable, where)
			if !isOfStep(variable, where, spec) && !slices.Contains(out, fault) {
				out = append(out, fault)
			}
		}
	}
	for _, c := range append(slices.Clone(pod.Spec.InitContainers), pod.Spec.Containers...) {
		look(c.Name, textOf(c))
		for _, arg := range c.Args {
			look("scripts", scriptsIn(arg))
		}
	}
	look("volumes", textOf(pod.Spec.Volumes))
	return out
}

// paramVariablesLeft says which variables a TaskRun gets that the pipeline should
// have replaced; those that the Task has are replaced there.
func paramVariablesLeft(tr *v1.TaskRun) []string {
	var out []string
	for _, p := range tr.Spec.Params {
		for _, variable := range leftVariable.FindAllString(textOf(p.Value), -1) {
			out = append(out, fmt.Sprintf("param %q is given %s", p.Name, variable))
		}
	}
	return out
}

// whenVariablesLeft says which variables were compared as texts; tasks that were
// skipped may have been so before their results were there.
func whenVariablesLeft(pr *v1.PipelineRun) []string {
	var out []string
	look := func(task string, when []v1.WhenExpression) {
		for _, variable := range leftVariable.FindAllString(textOf(when), -1) {
			// Finally tasks compare how others ended, and the status of the run has their conditions as they were written.
			if !statusVariable.MatchString(variable) {
				out = append(out, fmt.Sprintf("nothing is put in place of %s in when of task %s", variable, task))
			}
		}
	}
	for _, t := range pr.Status.ChildReferences {
		look(t.PipelineTaskName, t.WhenExpressions)
	}
	return out
}

// isOfStep says whether the entrypoint of a container replaces a variable: steps
// get what those before them left; scripts, which are written together, their artifacts.
func isOfStep(variable, where string, spec *v1.TaskSpec) bool {
	m := stepVariable.FindStringSubmatch(variable)
	if m == nil || spec == nil {
		return false
	}
	for i, s := range spec.Steps {
		if where == "step-"+s.Name || s.Name == "" && where == fmt.Sprintf("step-unnamed-%d", i) {
			return false
		}
		if where != "scripts" && !strings.HasPrefix(where, "step-") || where == "scripts" && m[2] != "" {
			return false
		}
		if s.Name == m[1] && (m[2] == "" || slices.ContainsFunc(s.Results, func(r v1.StepResult) bool { return r.Name == m[2] })) {
			return true
		}
	}
	return false
}

func textOf(o any) string {
	js, _ := json.Marshal(o)
	return strings.ReplaceAll(string(js), `\"`, `"`)
}

// scriptsIn decodes the scripts that Tekton's first init container writes.
func scriptsIn(arg string) string {
	var out strings.Builder
	for _, m := range heredoc.FindAllStringSubmatch(arg, -1) {
		if b, err := base64.StdEncoding.DecodeString(m[2]); err == nil {
			out.Write(b)
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// objectsMissing says what a pod waits for that is not there.
func objectsMissing(pod *corev1.Pod, has func(kind, name string) bool) []string {
	var out []string
	need := func(kind, name string, optional *bool) {
		fault := fmt.Sprintf("%s %q not found", kind, name)
		if (optional == nil || !*optional) && !has(kind, name) && !slices.Contains(out, fault) {
			out = append(out, fault)
		}
	}
	for _, v := range pod.Spec.Volumes {
		needOfVolume(v, need)
	}
	for _, c := range append(slices.Clone(pod.Spec.InitContainers), pod.Spec.Containers...) {
		for _, e := range c.EnvFrom {
			if e.SecretRef != nil {
				need("Secret", e.SecretRef.Name, e.SecretRef.Optional)
			}
			if e.ConfigMapRef != nil {
				need("ConfigMap", e.ConfigMapRef.Name, e.ConfigMapRef.Optional)
			}
		}
		for _, e := range c.Env {
			if e.ValueFrom != nil && e.ValueFrom.SecretKeyRef != nil {
				need("Secret", e.ValueFrom.SecretKeyRef.Name, e.ValueFrom.SecretKeyRef.Optional)
			}
			if e.ValueFrom != nil && e.ValueFrom.ConfigMapKeyRef != nil {
				need("ConfigMap", e.ValueFrom.ConfigMapKeyRef.Name, e.ValueFrom.ConfigMapKeyRef.Optional)
			}
		}
	}
	return out
}

func needOfVolume(v corev1.Volume, need func(kind, name string, optional *bool)) {
	switch {
	case v.Secret != nil:
		need("Secret", v.Secret.SecretName, v.Secret.Optional)
	case v.ConfigMap != nil:
		need("ConfigMap", v.ConfigMap.Name, v.ConfigMap.Optional)
	case v.PersistentVolumeClaim != nil:
		need("PersistentVolumeClaim", v.PersistentVolumeClaim.ClaimName, nil)
	case v.Projected != nil:
		for _, s := range v.Projected.Sources {
			if s.Secret != nil {
				need("Secret", s.Secret.Name, s.Secret.Optional)
			}
			if s.ConfigMap != nil {
				need("ConfigMap", s.ConfigMap.Name, s.ConfigMap.Optional)
			}
		}
	}
}
