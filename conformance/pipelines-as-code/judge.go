package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sort"
	"strings"

	"github.com/openshift-pipelines/pipelines-as-code/pkg/apis/pipelinesascode/v1alpha1"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/consoleui"
	pacclient "github.com/openshift-pipelines/pipelines-as-code/pkg/generated/clientset/versioned/fake"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/kubeinteraction"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/params"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/params/clients"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/params/info"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/pipelineascode"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/provider"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/provider/gitea"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/provider/github"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/provider/gitlab"
	tektonv1 "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1"
	tektonclient "github.com/tektoncd/pipeline/pkg/client/clientset/versioned/fake"
	"go.uber.org/zap"
	"go.uber.org/zap/zaptest/observer"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	kubeclient "k8s.io/client-go/kubernetes/fake"
	ktesting "k8s.io/client-go/testing"
	"sigs.k8s.io/yaml"
)

// ofApp stands for an installation of a GitHub App, which needs no Secret in the Repository.
const ofApp = 1

// cluster is the part of a cluster that Pipelines-as-Code talks to.
type cluster struct {
	run    *params.Run
	logger *zap.SugaredLogger
	log    *observer.ObservedLogs
}

func judge(request Request) Answer {
	c, err := newCluster(request.Repository)
	if err == nil {
		err = c.receive(context.Background(), request)
	}
	answer := Answer{Runs: c.runs(), Log: c.messages()}
	if err != nil {
		answer.Log = append(answer.Log, err.Error())
	}
	return answer
}

func newCluster(repository string) (*cluster, error) {
	core, log := observer.New(zap.InfoLevel)
	c := &cluster{run: params.New(), logger: zap.New(core).Sugar(), log: log}
	var object v1alpha1.Repository
	err := yaml.UnmarshalStrict([]byte(repository), &object)
	tekton := tektonclient.NewSimpleClientset()
	tekton.PrependReactor("create", "pipelineruns", nameGenerated())
	c.run.Clients = clients.Clients{
		PipelineAsCode: pacclient.NewSimpleClientset(&object),
		Tekton:         tekton,
		Kube:           kubeclient.NewSimpleClientset(secretsOf(object)...),
		Log:            c.logger,
	}
	c.run.Clients.SetConsoleUI(consoleui.FallBackConsole{})
	return c, err
}

// secretsOf makes the Secrets that a Repository names.
func secretsOf(repository v1alpha1.Repository) []runtime.Object {
	git := repository.Spec.GitProvider
	if git == nil {
		return nil
	}
	var secrets []runtime.Object
	for _, ref := range []*v1alpha1.Secret{git.Secret, git.WebhookSecret} {
		if ref != nil {
			secrets = append(secrets, &corev1.Secret{
				ObjectMeta: metav1.ObjectMeta{Name: ref.Name, Namespace: repository.Namespace},
				Data:       map[string][]byte{ref.Key: []byte("a word")},
			})
		}
	}
	return secrets
}

// nameGenerated names what has generateName, as an API server does.
func nameGenerated() ktesting.ReactionFunc {
	made := 0
	return func(action ktesting.Action) (bool, runtime.Object, error) {
		object := action.(ktesting.CreateAction).GetObject().(*tektonv1.PipelineRun)
		if object.Name == "" {
			made++
			object.Name = fmt.Sprintf("%s%d", object.GenerateName, made)
		}
		return false, nil, nil
	}
}

// receive does with a webhook what the controller's sink does.
func (c *cluster) receive(ctx context.Context, request Request) error {
	http, err := httpRequest(ctx, request)
	if err != nil {
		return err
	}
	vcx, err := c.detect(http, request.Body)
	if err != nil {
		return err
	}
	options := info.NewPacOpts()
	vcx.SetPacInfo(options)
	server := &server{Interface: vcx, request: request}
	event, err := server.ParsePayload(ctx, c.run, http, request.Body)
	if err != nil || event == nil {
		return err
	}
	event.Request = &info.Request{Header: http.Header, Payload: bytes.TrimSpace([]byte(request.Body))}
	event.InstallationID = ofApp
	if event.EventType == "push" && provider.SkipCI(event.SHATitle) {
		return fmt.Errorf("commit %s says to skip", event.SHA)
	}
	if err := server.GetCommitInfo(ctx, event); err != nil {
		return err
	}
	kubernetes, err := kubeinteraction.NewKubernetesInteraction(c.run)
	if err != nil {
		return err
	}
	pacs := pipelineascode.NewPacs(event, server, c.run, options, kubernetes, c.logger, nil)
	return pacs.Run(ctx)
}

// detect finds who sent a webhook, and whether it is one to look at.
func (c *cluster) detect(request *http.Request, body string) (provider.Interface, error) {
	hub := github.New()
	hub.Run = c.run
	for _, vcx := range []provider.Interface{hub, &gitea.Provider{}, &gitlab.Provider{}} {
		isIts, isHeard, logger, reason, err := vcx.Detect(request, body, c.logger)
		if err != nil {
			return nil, err
		}
		if !isIts {
			continue
		}
		if !isHeard {
			return nil, fmt.Errorf("not an event it looks at: %s", reason)
		}
		vcx.SetLogger(logger)
		return vcx, nil
	}
	return nil, fmt.Errorf("no provider knows the webhook")
}

func httpRequest(ctx context.Context, request Request) (*http.Request, error) {
	made, err := http.NewRequestWithContext(ctx, http.MethodPost, "/", strings.NewReader(request.Body))
	if err != nil {
		return nil, err
	}
	for name, value := range request.Headers {
		made.Header.Set(name, value)
	}
	return made, nil
}

// runs are those in the cluster, in the order of their names.
func (c *cluster) runs() []json.RawMessage {
	list, err := c.run.Clients.Tekton.TektonV1().PipelineRuns("").List(context.Background(), metav1.ListOptions{})
	if err != nil {
		c.logger.Error(err)
		return nil
	}
	sort.Slice(list.Items, func(i, j int) bool { return list.Items[i].Name < list.Items[j].Name })
	runs := []json.RawMessage{}
	for _, item := range list.Items {
		item.TypeMeta = metav1.TypeMeta{APIVersion: "tekton.dev/v1", Kind: "PipelineRun"}
		text, err := json.Marshal(item)
		if err != nil {
			c.logger.Error(err)
			continue
		}
		runs = append(runs, text)
	}
	return runs
}

func (c *cluster) messages() []string {
	messages := []string{}
	for _, entry := range c.log.All() {
		messages = append(messages, entry.Message)
	}
	return messages
}
