// tekton-oracle answers what a cluster with Tekton Pipelines and Triggers
// would say to a set of YAML documents, by running Tekton's own Go code.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
)

const usage = `usage:
  tekton-oracle [check] [options] FILE... | -     admission verdict per document
  tekton-oracle trigger --body FILE [options] FILE...   run an event through Triggers
  tekton-oracle pipeline [options] FILE...        simulate PipelineRuns and TaskRuns with the reconcilers
  tekton-oracle fields                            the JSON fields of Tekton's types
  tekton-oracle --serve [options]                 newline-delimited JSON requests on stdin
  tekton-oracle --version
options: --flags k=v,...  --defaults k=v,...  --trigger-flags k=v,...  --namespace NS  --show-object  --complete
Multiple values inside --flags are separated by commas; a value may itself contain "|" for a comma.
`

type kvFlag map[string]string

func (k kvFlag) String() string { return "" }
func (k kvFlag) Set(s string) error {
	for _, p := range strings.Split(s, ",") {
		if p == "" {
			continue
		}
		key, val, ok := strings.Cut(p, "=")
		if !ok {
			return fmt.Errorf("expected key=value, got %q", p)
		}
		k[strings.TrimSpace(key)] = strings.ReplaceAll(strings.TrimSpace(val), "|", ",")
	}
	return nil
}

func fail(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "tekton-oracle: "+format+"\n", args...)
	os.Exit(2)
}

func main() {
	debug.SetGCPercent(400)
	args := os.Args[1:]
	mode := "check"
	if len(args) > 0 {
		switch args[0] {
		case "check", "trigger", "pipeline", "fields", "serve":
			mode, args = args[0], args[1:]
		}
	}
	o := Options{Flags: map[string]string{}, Defaults: map[string]string{}, TriggerFlags: map[string]string{}}
	var ev Event
	var bodyFile, headersFile string
	serve, version := false, false
	fs := flag.NewFlagSet("tekton-oracle", flag.ContinueOnError)
	fs.Usage = func() { fmt.Fprint(os.Stderr, usage); fs.PrintDefaults() }
	fs.Var(kvFlag(o.Flags), "flags", "entries of the feature-flags ConfigMap")
	fs.Var(kvFlag(o.Defaults), "defaults", "entries of the config-defaults ConfigMap")
	fs.Var(kvFlag(o.TriggerFlags), "trigger-flags", "entries of the feature-flags-triggers ConfigMap")
	fs.StringVar(&o.Namespace, "namespace", "default", "namespace for documents that name none")
	fs.BoolVar(&o.ShowObject, "show-object", false, "add the object after SetDefaults")
	fs.BoolVar(&o.Complete, "complete", false, "there is nothing in the cluster but the documents")
	fs.BoolVar(&serve, "serve", mode == "serve", "answer newline-delimited JSON requests")
	fs.BoolVar(&version, "version", false, "print the Tekton versions")
	fs.StringVar(&bodyFile, "body", "", "trigger: file with the request body")
	fs.StringVar(&headersFile, "headers", "", "trigger: JSON file with the request headers")
	fs.StringVar(&ev.EventListener, "event-listener", "", "trigger: name of the EventListener to call")
	fs.StringVar(&ev.URL, "url", "/", "trigger: path and query of the request")
	fs.StringVar(&ev.EventID, "event-id", "00000000-0000-0000-0000-000000000000", "trigger: fixed event id and $(uid)")
	fs.StringVar(&ev.SignGitHub, "sign-github", "", "trigger: webhook secret to sign the body with (X-Hub-Signature-256)")
	if err := fs.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			os.Exit(0)
		}
		os.Exit(2)
	}
	if version {
		fmt.Println(versions())
		return
	}
	if mode == "fields" {
		table, err := MarshalFields()
		if err != nil {
			fail("%v", err)
		}
		fmt.Println(string(table))
		return
	}
	adm, err := NewAdmission(o)
	if err != nil {
		fail("%v", err)
	}
	out := bufio.NewWriterSize(os.Stdout, 64*1024)
	defer out.Flush()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if serve {
		serveLoop(os.Stdin, out, o)
		return
	}
	if fs.NArg() == 0 {
		fs.Usage()
		os.Exit(2)
	}
	var all []byte
	for _, p := range fs.Args() {
		b, err := read(p)
		if err != nil {
			fail("%v", err)
		}
		if mode != "check" {
			all = append(append(all, "\n---\n"...), b...)
			continue
		}
		res, err := adm.CheckYAML(b)
		if err != nil {
			fail("%s: %v", p, err)
		}
		for _, r := range res {
			r.File = p
			enc.Encode(r)
		}
	}
	switch mode {
	case "trigger":
		if bodyFile == "" {
			fail("trigger needs --body")
		}
		body, err := read(bodyFile)
		if err != nil {
			fail("%v", err)
		}
		ev.Body = string(body)
		if headersFile != "" {
			b, err := read(headersFile)
			if err != nil {
				fail("%v", err)
			}
			if err := json.Unmarshal(b, &ev.Headers); err != nil {
				fail("%s: %v", headersFile, err)
			}
		}
		enc.SetIndent("", "  ")
		enc.Encode(RunEvent(adm, all, ev))
	case "pipeline":
		res, err := RunPipelines(adm, all)
		if err != nil {
			fail("%v", err)
		}
		for _, r := range res {
			enc.Encode(r)
		}
	}
}

func read(p string) ([]byte, error) {
	if p == "-" {
		return io.ReadAll(os.Stdin)
	}
	return os.ReadFile(p)
}

// Request is one line of the --serve protocol.
type Request struct {
	ID     json.RawMessage `json:"id"`
	Mode   string          `json:"mode,omitempty"` // check (default) | trigger | pipeline
	YAML   string          `json:"yaml,omitempty"`
	Object json.RawMessage `json:"object,omitempty"` // instead of yaml: one object or an array of objects
	Options
	Event *Event `json:"event,omitempty"`
}

// Answer is the line that comes back, in the order of the requests.
type Answer struct {
	ID      json.RawMessage `json:"id"`
	Error   string          `json:"error,omitempty"`
	Docs    []Result        `json:"docs,omitempty"`
	Trigger *EventResult    `json:"trigger,omitempty"`
	Runs    []RunResult     `json:"runs,omitempty"`
}

func serveLoop(in io.Reader, out *bufio.Writer, base Options) {
	type job struct {
		line []byte
		done chan []byte
	}
	workers := runtime.GOMAXPROCS(0)
	jobs := make(chan job, workers*4)
	order := make(chan chan []byte, workers*4)
	cache := &admissionCache{base: base, m: map[string]*Admission{}}
	for range workers {
		go func() {
			for j := range jobs {
				j.done <- answer(cache, j.line)
			}
		}()
	}
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for c := range order {
			out.Write(<-c)
			out.WriteByte('\n')
			if len(order) == 0 {
				out.Flush()
			}
		}
		out.Flush()
	}()
	r := bufio.NewReaderSize(in, 1<<20)
	for {
		line, err := r.ReadBytes('\n')
		if len(strings.TrimSpace(string(line))) > 0 {
			c := make(chan []byte, 1)
			order <- c
			jobs <- job{line, c}
		}
		if err != nil {
			break
		}
	}
	close(jobs)
	close(order)
	wg.Wait()
}

type admissionCache struct {
	sync.Mutex
	base Options
	m    map[string]*Admission
}

func (c *admissionCache) get(o Options) (*Admission, error) {
	if o.Flags == nil {
		o.Flags = c.base.Flags
	}
	if o.Defaults == nil {
		o.Defaults = c.base.Defaults
	}
	if o.TriggerFlags == nil {
		o.TriggerFlags = c.base.TriggerFlags
	}
	if o.Namespace == "" {
		o.Namespace = c.base.Namespace
	}
	key, _ := json.Marshal(o)
	c.Lock()
	defer c.Unlock()
	if a, ok := c.m[string(key)]; ok {
		return a, nil
	}
	a, err := NewAdmission(o)
	if err == nil {
		c.m[string(key)] = a
	}
	return a, err
}

func answer(cache *admissionCache, line []byte) []byte {
	var req Request
	a := Answer{}
	func() {
		defer func() {
			if p := recover(); p != nil {
				a.Error = fmt.Sprintf("panic: %v", p)
			}
		}()
		if err := json.Unmarshal(line, &req); err != nil {
			a.Error = err.Error()
			return
		}
		a.ID = req.ID
		adm, err := cache.get(req.Options)
		if err != nil {
			a.Error = err.Error()
			return
		}
		text := []byte(req.YAML)
		if len(req.Object) > 0 {
			objs := []json.RawMessage{req.Object}
			if req.Object[0] == '[' {
				objs = nil
				if err := json.Unmarshal(req.Object, &objs); err != nil {
					a.Error = err.Error()
					return
				}
			}
			if req.Mode == "" || req.Mode == "check" {
				for i, o := range objs {
					a.Docs = append(a.Docs, adm.CheckJSON(i, o))
				}
				return
			}
			for _, o := range objs {
				text = append(append(text, "\n---\n"...), o...)
			}
		}
		switch req.Mode {
		case "", "check":
			a.Docs, err = adm.CheckYAML(text)
		case "trigger":
			if req.Event == nil {
				req.Event = &Event{}
			}
			t := RunEvent(adm, text, *req.Event)
			a.Trigger = &t
		case "pipeline":
			a.Runs, err = RunPipelines(adm, text)
		default:
			err = fmt.Errorf("unknown mode %q", req.Mode)
		}
		if err != nil {
			a.Error = err.Error()
		}
	}()
	b, err := json.Marshal(a)
	if err != nil {
		b, _ = json.Marshal(Answer{ID: req.ID, Error: err.Error()})
	}
	return b
}
