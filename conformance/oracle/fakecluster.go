package main

import (
	"context"
	"os"
	"sync"
	"time"

	pipelineconfig "github.com/tektoncd/pipeline/pkg/apis/config"
	"github.com/tektoncd/pipeline/pkg/apis/pipeline"
	v1 "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1"
	fakepipelineclient "github.com/tektoncd/pipeline/pkg/client/injection/client/fake"
	fakepipelineruninformer "github.com/tektoncd/pipeline/pkg/client/injection/informers/pipeline/v1/pipelinerun/fake"
	faketaskruninformer "github.com/tektoncd/pipeline/pkg/client/injection/informers/pipeline/v1/taskrun/fake"
	_ "github.com/tektoncd/pipeline/pkg/client/injection/informers/pipeline/v1alpha1/verificationpolicy/fake"
	fakecustomruninformer "github.com/tektoncd/pipeline/pkg/client/injection/informers/pipeline/v1beta1/customrun/fake"
	_ "github.com/tektoncd/pipeline/pkg/client/resolution/injection/client/fake"
	_ "github.com/tektoncd/pipeline/pkg/client/resolution/injection/informers/resolution/v1beta1/resolutionrequest/fake"
	_ "github.com/tektoncd/pipeline/pkg/pipelinerunmetrics/fake"
	_ "github.com/tektoncd/pipeline/pkg/taskrunmetrics/fake"
	"go.uber.org/zap"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/rest"
	ktesting "k8s.io/client-go/testing"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/record"
	fakekubeclient "knative.dev/pkg/client/injection/kube/client/fake"
	_ "knative.dev/pkg/client/injection/kube/informers/core/v1/configmap/fake"
	_ "knative.dev/pkg/client/injection/kube/informers/core/v1/limitrange/fake"
	fakefilteredpodinformer "knative.dev/pkg/client/injection/kube/informers/core/v1/pod/filtered/fake"
	_ "knative.dev/pkg/client/injection/kube/informers/core/v1/secret/fake"
	_ "knative.dev/pkg/client/injection/kube/informers/core/v1/serviceaccount/fake"
	filteredinformerfactory "knative.dev/pkg/client/injection/kube/informers/factory/filtered"
	_ "knative.dev/pkg/client/injection/kube/informers/factory/filtered/fake"
	"knative.dev/pkg/configmap"
	"knative.dev/pkg/controller"
	"knative.dev/pkg/injection"
	"knative.dev/pkg/logging"
	"knative.dev/pkg/reconciler"
	"knative.dev/pkg/system"
)

// fakeCluster is one fake API server with the reconcilers' configuration.
type fakeCluster struct {
	ctx    context.Context
	cancel context.CancelFunc
	cmw    configmap.Watcher
	opts   *pipeline.Options
}

var setupLock sync.Mutex

func init() {
	// knative.dev/pkg/system refuses to work without it.
	if os.Getenv(system.NamespaceEnvKey) == "" {
		os.Setenv(system.NamespaceEnvKey, "tekton-pipelines")
	}
}

func (a *Admission) newFakeCluster(c *cluster) *fakeCluster {
	ctx, cancel := context.WithCancel(context.Background())
	ctx = logging.WithLogger(ctx, zap.NewNop().Sugar())
	ctx = controller.WithEventRecorder(ctx, record.NewFakeRecorder(10000))
	ctx = filteredinformerfactory.WithSelectors(ctx, v1.ManagedByLabelKey)
	setupLock.Lock()
	ctx, _ = injection.Fake.SetupInformers(ctx, &rest.Config{})
	setupLock.Unlock()

	ns := system.Namespace()
	cm := func(name string, data map[string]string) *corev1.ConfigMap {
		return &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: ns}, Data: nonNil(data)}
	}
	cmw := configmap.NewStaticWatcher(
		cm(pipelineconfig.GetDefaultsConfigName(), a.opts.Defaults),
		cm(pipelineconfig.GetFeatureFlagsConfigName(), a.opts.Flags),
		cm(pipelineconfig.GetMetricsConfigName(), nil),
		cm(pipelineconfig.GetSpireConfigName(), nil),
		cm(pipelineconfig.GetEventsConfigName(), nil),
		cm(pipelineconfig.GetTracingConfigName(), nil),
		cm(pipelineconfig.GetWaitExponentialBackoffConfigName(), nil),
	)
	f := &fakeCluster{ctx: ctx, cancel: cancel, cmw: cmw, opts: &pipeline.Options{Images: pipeline.Images{
		EntrypointImage: "entrypoint", NopImage: "nop", SidecarLogResultsImage: "sidecar-logs", ShellImage: "shell", ShellImageWin: "shell-win", WorkingDirInitImage: "workingdirinit",
	}}}

	tekton := fakepipelineclient.Get(ctx)
	kube := fakekubeclient.Get(ctx)
	mirror := func(store cache.Store) ktesting.ReactionFunc {
		return func(action ktesting.Action) (bool, runtime.Object, error) {
			switch act := action.(type) {
			case ktesting.CreateActionImpl:
				identify(act.GetObject())
				store.Add(act.GetObject())
			case ktesting.UpdateActionImpl:
				store.Update(act.GetObject())
			}
			return false, nil, nil
		}
	}
	tekton.PrependReactor("*", "pipelineruns", mirror(fakepipelineruninformer.Get(ctx).Informer().GetIndexer()))
	tekton.PrependReactor("*", "customruns", mirror(fakecustomruninformer.Get(ctx).Informer().GetIndexer()))
	tekton.PrependReactor("*", "taskruns", mirror(faketaskruninformer.Get(ctx).Informer().GetIndexer()))
	kube.PrependReactor("*", "pods", mirror(fakefilteredpodinformer.Get(ctx, v1.ManagedByLabelKey).Informer().GetIndexer()))
	kube.PrependReactor("create", "pods", admitPod)
	for _, t := range c.tasks {
		tekton.TektonV1().Tasks(t.Namespace).Create(ctx, t.DeepCopy(), metav1.CreateOptions{})
	}
	for _, p := range c.pipelines {
		tekton.TektonV1().Pipelines(p.Namespace).Create(ctx, p.DeepCopy(), metav1.CreateOptions{})
	}
	for _, s := range c.actions {
		tekton.TektonV1beta1().StepActions(s.Namespace).Create(ctx, s.DeepCopy(), metav1.CreateOptions{})
	}
	return f
}

// identify gives an object the uid that owners must have.
func identify(o runtime.Object) {
	if m, err := meta.Accessor(o); err == nil && m.GetUID() == "" {
		m.SetUID(types.UID("uid-of-" + m.GetName()))
	}
}

// admitCreated has Tekton's webhook judge what is created from now on.
func (f *fakeCluster) admitCreated(a *Admission) {
	tekton := fakepipelineclient.Get(f.ctx)
	tekton.PrependReactor("create", "taskruns", a.admitCreated("tekton.dev/v1", "TaskRun"))
	tekton.PrependReactor("create", "pipelineruns", a.admitCreated("tekton.dev/v1", "PipelineRun"))
	tekton.PrependReactor("create", "customruns", a.admitCreated("tekton.dev/v1beta1", "CustomRun"))
}

// serviceAccount makes the account of a run, unless the documents should have it.
func (a *Admission) serviceAccount(c *cluster, f *fakeCluster, ns, name string) {
	if name == "" {
		name = "default"
	}
	if a.opts.Complete && name != "default" && !c.has("ServiceAccount", ns, name) {
		return
	}
	fakekubeclient.Get(f.ctx).CoreV1().ServiceAccounts(ns).Create(f.ctx,
		&corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: ns}}, metav1.CreateOptions{})
}

// claims are the names of the claims that the controllers have made.
func (f *fakeCluster) claims(ns string) map[string]bool {
	out := map[string]bool{}
	list, _ := fakekubeclient.Get(f.ctx).CoreV1().PersistentVolumeClaims(ns).List(f.ctx, metav1.ListOptions{})
	for _, claim := range list.Items {
		out[claim.Name] = true
	}
	return out
}

func (f *fakeCluster) reconcile(impl *controller.Impl, ns, name string) error {
	if la, ok := impl.Reconciler.(reconciler.LeaderAware); ok {
		if err := la.Promote(reconciler.UniversalBucket(), func(reconciler.Bucket, types.NamespacedName) {}); err != nil {
			return err
		}
	}
	ctx, cancel := context.WithTimeout(f.ctx, 20*time.Second)
	defer cancel()
	err := impl.Reconciler.Reconcile(ctx, ns+"/"+name)
	if ok, _ := controller.IsRequeueKey(err); ok {
		return nil
	}
	return err
}
