package main

import (
	"context"
	"slices"

	"github.com/openshift-pipelines/pipelines-as-code/pkg/apis/pipelinesascode/v1alpha1"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/changedfiles"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/events"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/params"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/params/info"
	"github.com/openshift-pipelines/pipelines-as-code/pkg/provider"
)

// server answers what a Git server would be asked for; everything else is the provider's own code.
type server struct {
	provider.Interface
	request Request
}

func (s *server) SetClient(context.Context, *params.Run, *info.Event, *v1alpha1.Repository, *events.EventEmitter) error {
	return nil
}

// Validate takes every signature; they are not what is judged here.
func (s *server) Validate(context.Context, *params.Run, *info.Event) error { return nil }

func (s *server) IsAllowed(context.Context, *info.Event) (bool, error) { return true, nil }

func (s *server) CreateStatus(context.Context, *info.Event, provider.StatusOpts) error { return nil }

func (s *server) CreateComment(context.Context, *info.Event, string, string) error { return nil }

func (s *server) CreateToken(context.Context, []string, *info.Event) (string, error) { return "", nil }

func (s *server) GetTektonDir(context.Context, *info.Event, string, string) (string, error) {
	return s.request.Templates, nil
}

func (s *server) GetFiles(context.Context, *info.Event) (changedfiles.ChangedFiles, error) {
	files := s.request.Files
	return changedfiles.ChangedFiles{
		All:      slices.Concat(files.Added, files.Modified, files.Deleted, files.Renamed),
		Added:    files.Added,
		Modified: files.Modified,
		Deleted:  files.Deleted,
		Renamed:  files.Renamed,
	}, nil
}

func (s *server) GetCommitInfo(_ context.Context, event *info.Event) error {
	if event.SHATitle == "" {
		event.SHATitle = s.request.Message
	}
	event.HasSkipCommand = provider.SkipCI(s.request.Message)
	return nil
}
