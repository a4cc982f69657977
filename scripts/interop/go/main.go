// Sends every event of a file structured, binary and in a batch with the CloudEvents SDK for Go.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"

	cloudevents "github.com/cloudevents/sdk-go/v2"
	"github.com/cloudevents/sdk-go/v2/binding"
	cehttp "github.com/cloudevents/sdk-go/v2/protocol/http"
)

type asked struct {
	Source string    `json:"source"`
	Type   string    `json:"type"`
	Time   time.Time `json:"time"`
	IDs    []string  `json:"ids"`
}

func main() {
	content, err := os.ReadFile(os.Getenv("FILE"))
	must(err)
	var ask asked
	must(json.Unmarshal(content, &ask))
	url := os.Getenv("URL") + "/v1/events"
	bearer := "Bearer " + os.Getenv("KEY")
	client, err := cloudevents.NewClientHTTP(
		cloudevents.WithTarget(url),
		cloudevents.WithHeader("Authorization", bearer),
	)
	must(err)
	var events []cloudevents.Event
	for _, id := range ask.IDs {
		event := cloudevents.NewEvent()
		event.SetID(id)
		event.SetSource(ask.Source)
		event.SetType(ask.Type)
		event.SetSubject(os.Getenv("SUBJECT"))
		event.SetTime(ask.Time)
		must(event.SetData(cloudevents.ApplicationJSON, map[string]string{"text": "Sent by an SDK as " + id}))
		events = append(events, event)
		for _, as := range []func(context.Context) context.Context{binding.WithForceStructured, binding.WithForceBinary} {
			result := client.Send(as(context.Background()), event)
			fmt.Println(result)
			if !cloudevents.IsACK(result) {
				log.Fatalf("%s was not accepted: %v", id, result)
			}
		}
	}
	request, err := cehttp.NewHTTPRequestFromEvents(context.Background(), url, events)
	must(err)
	request.Header.Set("Authorization", bearer)
	answer, err := http.DefaultClient.Do(request)
	must(err)
	body := new(bytes.Buffer)
	_, err = io.Copy(body, answer.Body)
	must(err)
	fmt.Println(answer.Status, body)
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
