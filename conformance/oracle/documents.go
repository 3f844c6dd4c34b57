package main

import (
	"encoding/json"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"sigs.k8s.io/yaml"
)

// document is one of a stream, with what admission says about it; Object is
// what would be stored.
type document struct {
	Result
	js  []byte
	key objectKey
}

// objectKey is what a cluster tells objects apart by.
type objectKey struct{ group, kind, namespace, name string }

// documents judges every document of a stream.
func (a *Admission) documents(b []byte) ([]document, error) {
	docs, err := SplitYAML(b)
	if err != nil {
		return nil, err
	}
	show := *a
	show.opts.ShowObject = true
	var out []document
	for i, doc := range docs {
		js, err := yaml.YAMLToJSONStrict(doc)
		if err != nil {
			return nil, err
		}
		if string(js) == "null" {
			continue
		}
		out = append(out, document{show.CheckJSON(i, js), js, a.keyOf(js)})
	}
	return out, nil
}

// keyOf leaves out the name that the API server makes up.
func (a *Admission) keyOf(js []byte) objectKey {
	var head struct {
		metav1.TypeMeta
		Metadata struct{ Name, Namespace string }
	}
	// Admission has said what cannot be read.
	_ = json.Unmarshal(js, &head)
	gvk := schema.FromAPIVersionAndKind(head.APIVersion, head.Kind)
	key := objectKey{gvk.Group, gvk.Kind, head.Metadata.Namespace, head.Metadata.Name}
	if clusterScoped[key.kind] {
		key.namespace = ""
	} else if key.namespace == "" {
		key.namespace = a.opts.Namespace
	}
	return key
}
