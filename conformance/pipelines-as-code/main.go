// pipelines-as-code answers which runs Pipelines-as-Code creates for a webhook,
// by running its own code against a cluster that is only in memory.
//
// One request a line on stdin, one answer a line on stdout, both JSON.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

// Request is a webhook and what the repository and the cluster hold.
type Request struct {
	Headers map[string]string `json:"headers"`
	// The body as it was sent.
	Body string `json:"body"`
	// What lies in .tekton/ of the repository, as one YAML stream.
	Templates string `json:"templates"`
	// The Repository as YAML.
	Repository string `json:"repository"`
	// Files that the event changed, which Pipelines-as-Code asks the server for.
	Files Files `json:"files"`
	// Message of the commit, which it asks the server for where the webhook does not say it.
	Message string `json:"message"`
}

// Files by what happened to them.
type Files struct {
	Added    []string `json:"added"`
	Modified []string `json:"modified"`
	Deleted  []string `json:"deleted"`
	Renamed  []string `json:"renamed"`
}

// Answer says what was created, and what was written to the log on the way.
type Answer struct {
	Runs []json.RawMessage `json:"runs"`
	Log  []string          `json:"log"`
}

func main() {
	lines := bufio.NewReader(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) == 0 && err != nil {
			return
		}
		var request Request
		if err := json.Unmarshal(line, &request); err != nil {
			fmt.Fprintln(os.Stderr, "pipelines-as-code: not a request:", err)
			os.Exit(2)
		}
		if err := out.Encode(judge(request)); err != nil {
			fmt.Fprintln(os.Stderr, "pipelines-as-code:", err)
			os.Exit(1)
		}
	}
}
