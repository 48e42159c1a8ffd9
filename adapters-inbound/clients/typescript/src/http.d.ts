// Made from the contract by `npm run contract`; do not edit.

export interface paths {
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a session that belongs to the caller. */
        post: operations["openSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}": {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /** Reads a session. */
        get: operations["readSession"];
        put?: never;
        post?: never;
        /** Deletes a session; its open sockets are closed with 1000. */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/messages": {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /** Reads a page of a session's messages, the newest page first; within a page the oldest comes first. */
        get: operations["readMessages"];
        put?: never;
        /** Says something in a session; the answer is heard on its sockets and its streams of events. */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/state": {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /** Reads what the user's page has told about itself. */
        get: operations["readUiState"];
        put?: never;
        /** Tells what the page shows, as it is told on a socket; kept for the user until they bind the session. */
        post: operations["tellUiState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/events": {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
                /** @description The `id` that was heard last; what came after it is told first, or that it cannot be (`resumed`). */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /** Hears a session as a socket does, where a network lets none through. */
        get: operations["followSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/stop": {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a turn of the session, on whichever node it runs; also where nothing runs. */
        post: operations["stopTurn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}/ui-action-results": {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what became of something that the page was asked to do, or whether the user agrees to what they were asked. */
        post: operations["reportUiAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says something and takes the answer, whole or as a stream of events.
         * @description A message that is named by `client_message_id` or `Idempotency-Key` can be sent again in its session: it is
         *     answered from the first sending, by its stored answer or by following its running turn from the beginning. What
         *     the log no longer holds is told without an `id` or `seq`, and its usage is not known. The same name with other
         *     words is `id_conflict`.
         */
        post: operations["chat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/summarize-ai-conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Summarises what a client talked about with an assistant, for the practitioner.
         * @description The summary has the headings Themes, Progress, Insights, Changes and Recommendations. Long conversations are read
         *     in parts. The same conversations are summarised once in an hour.
         */
        post: operations["summarizeConversations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/generate-document-from-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes a document from a template and a session's transcript, unless the template asks for a diagnosis. */
        post: operations["generateDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ag-ui": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Runs the assistant as an AG-UI agent (CopilotKit and every `HttpAgent`).
         * @description The newest message decides. A user's is a turn, named by its `id`: the same again is a run in which nothing
         *     happens. A tool's, or another where the thread is known, is such a run too: results of the page are noted and no
         *     model is asked. What stands before the newest message is believed only where the session is empty, and never
         *     calls or results.
         */
        post: operations["runAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ag-ui/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells an AG-UI page that was loaded anew what was said, and the answer that is on its way.
         * @description For the `connect` of an agent, which `connectAgent` asks for. The run has the texts of the thread as a
         *     `MESSAGES_SNAPSHOT`, the newest of them that fit, and goes on with the turn that runs, from its first event. Of a
         *     thread that is unknown, or another user's, it is a run in which nothing happens. Leaving it stops nothing.
         */
        post: operations["connectAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says something and takes the answer as the AI SDK's UI message stream (`useChat`).
         * @description Only the last message, the user's, is asked; what stands before it is believed only where the session is empty,
         *     and never calls or results. Its `id` names it: the same again is answered from the first sending, and with
         *     `regenerate-message` it replaces the newest exchange.
         */
        post: operations["chatByAiSdk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chat/{id}/stream": {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /** Goes on with the answer that is on its way in a chat, from its beginning. */
        get: operations["resumeByAiSdk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the personas as models, each also as one that keeps nothing (`:once`). */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{model}": {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description A model's name. */
                model: string;
            };
            cookie?: never;
        };
        /** Reads one of the models. */
        get: operations["readModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chat/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says something and takes the answer, as clients of OpenAI's API do.
         * @description With a session (`X-Haystack-Session`, or a front end's own name of its conversation) the service's history counts:
         *     of `messages` only the last one, the user's, is asked; what stands before it is believed only where the session is
         *     empty. Without one the request is complete in itself and nothing is kept. Texts of `system` and `developer` reach
         *     the model as data of the page, never as instructions. Tools run inside: none of `tools` is called, and no
         *     `tool_calls` come out.
         */
        post: operations["completeChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/personas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists whom one can talk to. */
        get: operations["listPersonas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the service and what it depends on are doing; the same as `/health/ready`. */
        get: operations["readHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service can be sent requests. */
        get: operations["readReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process works at all. */
        get: operations["readLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which service answers, and since when. */
        get: operations["readInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the service counts, for a Prometheus server; no number is labelled with a person.
         * @description Where the setting `METRICS_TOKEN` has a value the server shows it as a bearer token; a service that others reach shows
         *     nothing without it (401). With `ADMIN_PORT` the numbers are there, and here is nothing (404).
         */
        get: operations["readMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document. */
        get: operations["readOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/asyncapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document of the socket. */
        get: operations["readAsyncApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What went wrong (RFC 9457). */
        Problem: {
            /**
             * Format: uri
             * @description A name of the code
             */
            type: string;
            /** @description The code in words */
            title: string;
            /** @description The HTTP status */
            status: number;
            /** @description Words that may be shown to the user */
            detail: string;
            /** @description The path of the request */
            instance: string;
            code: components["schemas"]["ErrorCode"];
            /** @description Whether the same request can succeed later */
            retryable: boolean;
            /** @description The fields at fault, if it is one of fields. */
            errors: components["schemas"]["Fault"][];
            /** @description The name of the request, also in the header X-Request-Id of every answer: that of the request's own header where it is 1 to 128 letters, digits or ._:/+=@-, else one made here */
            request_id: string;
        };
        Fault: {
            /** @description Where the field is in the body (JSON Pointer) */
            pointer: string;
            /** @description What is wrong with it */
            message: string;
        };
        /** @enum {string} */
        ErrorCode: "message_invalid" | "message_too_large" | "id_conflict" | "auth_missing" | "auth_expired" | "auth_rejected" | "auth_unavailable" | "forbidden" | "session_not_found" | "rate_limited" | "queue_full" | "budget_exhausted" | "model_unavailable" | "model_rate_limited" | "model_quota_exhausted" | "model_timeout" | "model_stalled" | "model_truncated" | "model_refused" | "model_not_configured" | "content_filtered" | "context_too_long" | "turn_timeout" | "policy_check_failed" | "turn_lost" | "overloaded" | "shutting_down" | "not_found" | "method_not_allowed" | "upgrade_required" | "http_version_unsupported" | "internal";
        SessionId: string;
        /** @enum {string} */
        PersonaType: "web_assistant" | "jaimee_therapist" | "transcriber_agent";
        OpenSession: {
            /** @default web_assistant */
            persona_type: components["schemas"]["PersonaType"];
            /** @description What is known from the start; at most 64 KiB. */
            context?: {
                [key: string]: unknown;
            };
            /** @description The practitioner's profile */
            profile_id?: string;
            /** @description An alias of `profile_id` */
            profileId?: string;
        };
        OpenedSession: {
            session_id: components["schemas"]["SessionId"];
            persona_type: components["schemas"]["PersonaType"];
            /** Format: date-time */
            created_at: string;
        };
        Session: {
            session_id: components["schemas"]["SessionId"];
            persona_type: components["schemas"]["PersonaType"];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_activity: string;
            message_count: number;
            context: {
                [key: string]: unknown;
            };
        };
        MessagePage: {
            messages: components["schemas"]["Message"][];
            /** @description The `before` of the next older page. A page ends early, after at least one message, at 4 MiB. */
            next: string | null;
        };
        Message: {
            message_id: string;
            /** @enum {string} */
            role: "user" | "assistant";
            content: string;
            /** Format: date-time */
            timestamp: string;
            /**
             * @description Whether an answer is whole; a stopped or failed one is kept as far as it came.
             * @enum {string}
             */
            status: "complete" | "stopped" | "failed";
        };
        UiState: {
            /** @description The state as the page sent it; `/asyncapi.yaml` names the fields that matter. */
            ui_state: {
                [key: string]: unknown;
            };
            version: number;
            /** @description What the assistant can do on this page. */
            available_capabilities: string[];
            /**
             * Format: date-time
             * @description The instant of the newest update.
             */
            last_updated: string | null;
        };
        ChatRequest: {
            /** @description What the user says; not blank */
            message: string;
            /** @description Where the conversation goes on; an unknown one is created, none means a new one. */
            session_id?: components["schemas"]["SessionId"];
            /** @default web_assistant */
            persona_type: components["schemas"]["PersonaType"];
            /** @description A name under which the message can be sent again, unique in its session. */
            client_message_id?: string;
            /** @description The practitioner's profile */
            profile_id?: string;
            /** @description An alias of `profile_id` */
            profileId?: string;
        };
        ChatAnswer: {
            session_id: components["schemas"]["SessionId"];
            message_id: string;
            content: string;
            tool_calls: components["schemas"]["ToolCall"][];
            /** @description What the page is asked to do, in this order. */
            ui_actions: components["schemas"]["UiAction"][];
            usage: components["schemas"]["Usage"];
        };
        StopTurn: {
            /** @description The turn; none means the one that runs */
            turn_id?: string;
            profile_id?: string;
        };
        UiActionResult: {
            action_id: string;
            success: boolean;
            detail?: string;
            profile_id?: string;
        };
        SentMessage: {
            /** @description At most 256 KiB */
            content: string;
            /** @description The same name again is the same message */
            client_message_id?: string;
            persona_type?: components["schemas"]["PersonaType"];
            profile_id?: string;
        };
        TurnStatus: {
            /** @constant */
            type: "turn_status";
            session_id: components["schemas"]["SessionId"];
            turn_id: string;
            message_id: string;
            client_message_id: string | null;
            /** @enum {string} */
            state: "queued" | "running" | "completed" | "stopped" | "failed";
        };
        /** @description A `ui_state_update` as `/asyncapi.yaml` describes it, with or without its `type`. */
        UiStateUpdate: Record<string, never>;
        UiStateAck: {
            /** @constant */
            type: "ui_state_ack";
            session_id: components["schemas"]["SessionId"];
            /** Format: date-time */
            timestamp: string;
            success: boolean;
            version: number;
            /**
             * @description Where it is not taken
             * @enum {string}
             */
            reason?: "stale" | "too_large" | "invalid" | "forbidden";
        };
        AgUiRequest: {
            /** @description The thread, which is the session. */
            threadId: components["schemas"]["SessionId"];
            runId: string;
            messages: {
                id?: string;
                role: string;
                /** @description A text, or parts; of the last message all are texts. */
                content?: string | {
                    type: string;
                    text?: string;
                }[];
                /** @description Why the page could not do what its tool is for; a tool's alone. */
                error?: string;
            }[];
            /** @description The page's state, which replaces the stored one; an empty or absent one changes nothing. */
            state?: {
                [key: string]: unknown;
            };
            /** @description The page's own; an action of such a name is a call of it. */
            tools?: {
                name?: string;
            }[];
            /** @description What the page tells for this run, as data. */
            context?: {
                description?: string;
                value?: unknown;
            }[];
            forwardedProps?: {
                /** @default web_assistant */
                persona_type: components["schemas"]["PersonaType"];
                profile_id?: string;
            };
            /** @description Answers to what interrupted the run before (`outcome` of its `RUN_FINISHED`): the rest of its turn is told. Only `resolved` with `approved` true is a yes. */
            resume?: {
                interruptId: string;
                status?: string;
                payload?: {
                    approved?: boolean;
                };
            }[];
        };
        AgUiConnection: {
            /** @description The thread, which is the session. */
            threadId: components["schemas"]["SessionId"];
            runId: string;
            /** @description The page's own; an action of such a name is a call of it. */
            tools?: {
                name?: string;
            }[];
            forwardedProps?: {
                profile_id?: string;
            };
        };
        AiSdkRequest: {
            /** @description The chat, which is the session. */
            id: components["schemas"]["SessionId"];
            /** @description The conversation; the last message is the user's, and its parts are texts. */
            messages: {
                id?: string;
                role: string;
                parts: {
                    type: string;
                    text?: string;
                }[];
            }[];
            /** @description `regenerate-message` asks for another answer */
            trigger?: string;
            /** @description The page's state, which replaces the stored one; an empty or absent one changes nothing. */
            state?: {
                [key: string]: unknown;
            };
            /** @default web_assistant */
            persona_type: components["schemas"]["PersonaType"];
            profile_id?: string;
        };
        /** @description What is not named here (`temperature`, `tools`, `user` and their like) is ignored. */
        CompletionRequest: {
            /** @description A persona, such as `web_assistant` or `web_assistant:once` */
            model: string;
            /** @description The conversation; the last message is the user's. */
            messages: components["schemas"]["CompletionMessage"][];
            /** @default false */
            stream: boolean;
            stream_options?: {
                /** @default false */
                include_usage: boolean;
            };
            /** @constant */
            n?: 1;
            response_format?: {
                /** @constant */
                type?: "text";
            };
            profile_id?: string;
        };
        CompletionMessage: {
            /** @description `user`, `assistant`, `system` or `developer`; others are not read */
            role: string;
            /** @description A text, or parts; of the last message all are texts. */
            content?: string | {
                type: string;
                text?: string;
            }[];
        };
        Completion: {
            id: string;
            /** @constant */
            object: "chat.completion";
            /** @description In seconds since 1970 */
            created: number;
            /** @description As it was asked for */
            model: string;
            choices: {
                /** @constant */
                index: 0;
                message: {
                    /** @constant */
                    role: "assistant";
                    content: string;
                    refusal: null;
                };
                logprobs: null;
                /** @enum {string} */
                finish_reason: "stop" | "length" | "content_filter";
            }[];
            usage: {
                prompt_tokens: number;
                completion_tokens: number;
                total_tokens: number;
                prompt_tokens_details: {
                    cached_tokens: number;
                };
                completion_tokens_details: {
                    reasoning_tokens: number;
                };
            };
            haystack: components["schemas"]["BesideCompletion"];
        };
        BesideCompletion: {
            /** @description The answer in the session */
            message_id: string;
            /** @description What the page is asked to do, in this order. */
            ui_actions: components["schemas"]["UiAction"][];
        };
        Models: {
            /** @constant */
            object: "list";
            data: components["schemas"]["Model"][];
        };
        Model: {
            id: string;
            /** @constant */
            object: "model";
            created: number;
            /** @constant */
            owned_by: "haystack";
        };
        OpenAiError: {
            error: {
                message: string;
                /** @enum {string} */
                type: "invalid_request_error" | "rate_limit_error" | "server_error";
                param: string | null;
                code: string;
            };
        };
        DocumentRequest: {
            template: {
                id: string;
                name: string;
                /**
                 * @description The template's text. `{{date}}`, `{{clientName}}`, `{{practitionerName}}` and their like are filled by the
                 *     service itself, other places from the transcript.
                 */
                content: string;
            };
            transcript: {
                segments: components["schemas"]["TranscriptSegment"][];
            };
            clientInfo: components["schemas"]["Person"];
            practitionerInfo: components["schemas"]["Person"];
            /** @description What the user wants of the document */
            generationInstructions?: string;
            /** @description The IANA zone of the page, such as `Australia/Sydney`, in which the document is dated; without it, or where it is not known, `TIME_ZONE` */
            timezone?: string;
            /** @description The practitioner's profile */
            profile_id?: string;
            /** @description An alias of `profile_id` */
            profileId?: string;
        };
        TranscriptSegment: {
            speaker?: string;
            /** @description What was said; it may be blank */
            text: string;
            /** @description Seconds from the session's beginning */
            startTime?: number;
        };
        Person: {
            id: string;
            name: string;
        };
        Document: {
            content: string;
            /** Format: date-time */
            generatedAt: string;
            metadata: components["schemas"]["DocumentMetadata"] | components["schemas"]["ViolationMetadata"];
        };
        DocumentMetadata: {
            templateId: string;
            templateName: string;
            clientId: string;
            practitionerId: string;
            wordCount: number;
            /** @enum {string} */
            processingMethod: "single_pass" | "in_parts";
            /** @description In how many parts the transcript was read; 0 if in one piece */
            partsRead: number;
            /**
             * @description `failed` only with POLICY_CHECK=flag
             * @enum {string}
             */
            policyCheck: "passed" | "failed";
            /** @description Whether a second draft was needed */
            repaired: boolean;
            /** @description Whether no heading is missing and no place was left open */
            complete: boolean;
            /** @description What the document lacks */
            notes: string[];
        };
        ViolationMetadata: {
            templateId: string;
            templateName: string;
            clientId: string;
            practitionerId: string;
            /** @constant */
            wordCount: 0;
            /** @constant */
            processingMethod: "policy_violation_detected";
            /** @constant */
            policyViolation: true;
            /** @example medical_diagnosis_request */
            violationType: string;
            /** @enum {string} */
            confidence: "high" | "medium" | "low";
            reason: string;
            /** @description False without a practitioner's profile */
            violationReported: boolean;
            notes: string[];
        };
        ToolCall: {
            tool_call_id: string;
            name: string;
            arguments: {
                [key: string]: unknown;
            };
            success: boolean;
        };
        UiAction: {
            id: string;
            type: string;
            target?: string;
            payload: {
                [key: string]: unknown;
            };
        };
        /** @description The tokens of all rounds of the answer. */
        Usage: {
            input_tokens: number;
            output_tokens: number;
            /** @description Those of the input that were read from a cache */
            cached_input_tokens: number;
            /** @description Those of the input that were written to a cache; 0 where unknown */
            cache_write_input_tokens: number;
            /** @description Those of the output that are the model's reasoning; 0 where unknown */
            reasoning_tokens: number;
            /** @description Whether the model's server did not count them */
            estimated: boolean;
        };
        Conversations: {
            conversations: components["schemas"]["Conversation"][];
            /** @description The practitioner's profile */
            profile_id?: string;
            /** @description An alias of `profile_id` */
            profileId?: string;
        };
        Conversation: {
            id?: string | null;
            /** @description When it was; shown to the model as it is written */
            createdAt?: string | null;
            messages: components["schemas"]["Utterance"][];
        };
        Utterance: {
            /** @description Who said it; what `system` and `tool` say is left out */
            role?: string | null;
            content?: string | null;
        };
        Summary: {
            /** @description Markdown */
            summary: string;
            metadata: components["schemas"]["SummaryMetadata"];
            /** @constant */
            status: "success";
        };
        SummaryMetadata: {
            conversation_count: number;
            total_messages: number;
            /** Format: date-time */
            generated_at: string;
            /** @description Of the summary */
            word_count: number;
            /** @description Of the summary in whole minutes */
            estimated_read_time: number;
        };
        Personas: {
            personas: components["schemas"]["Persona"][];
        };
        Persona: {
            type: components["schemas"]["PersonaType"];
            name: string;
            description: string;
            tools: string[];
        };
        Info: {
            /** @constant */
            name: "haystack";
            version: string;
            /** @description The sub-protocols of its socket. */
            protocols: string[];
            /** Format: date-time */
            started_at: string;
            /** @description This process among those that share a store; another one at every start. */
            node: string;
        };
        Liveness: {
            /** @constant */
            status: "up";
        };
        /** @description With the setting `ADMIN_PORT` all of it is told there, and here the `status` alone. */
        Health: {
            status: components["schemas"]["HealthStatus"];
            /** @description Which process answers, as in `/info`. */
            node?: string;
            version?: string;
            /** @description It was told to stop, and its clients go elsewhere; `status` is `down` from then on. */
            draining?: boolean;
            dependencies?: components["schemas"]["Dependency"][];
        };
        /** @enum {string} */
        HealthStatus: "up" | "degraded" | "down";
        /** @description Something the service needs. There is a `model` for each model that the settings name: its `detail` begins with `up`, `cooling` (it fails again and again and is left alone for a while: `degraded`) or `unused` so far, and names its vendor and itself (`cooling: openai:gpt-4.1`). */
        Dependency: {
            name: string;
            status: components["schemas"]["HealthStatus"];
            detail: string;
            /**
             * Format: date-time
             * @description When it was first seen to do as it does, within a second.
             */
            since: string;
        };
    };
    responses: {
        /** @description The document. */
        Contract: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/yaml": string;
            };
        };
        /** @description It can be sent requests; where something is degraded, it serves all the same. */
        Healthy: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Health"];
            };
        };
        /** @description It cannot serve just now. */
        Unhealthy: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Health"];
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "overloaded" | "shutting_down";
                };
            };
        };
        /** @description The body cannot be read, or there is more than one `Host`, `Origin` or `Authorization`. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "message_invalid";
                };
            };
        };
        /** @description There is no token, or it is not accepted; the connection ends. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate"?: "Bearer" | "Bearer error=\"invalid_token\"";
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "auth_missing" | "auth_expired" | "auth_rejected";
                };
            };
        };
        /** @description The token does not cover the profile, the session was opened under another one (a new session is needed), or the page's origin is not allowed. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "forbidden";
                };
            };
        };
        /** @description The service is not reached under the name that `Host` says. */
        Misdirected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "forbidden";
                };
            };
        };
        /** @description There is no such session, or it is another user's; or nothing at all at this path. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "session_not_found" | "not_found";
                };
            };
        };
        /** @description The body is larger than 8 MiB, or the message of `/chat` than 256 KiB. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "message_too_large";
                };
            };
        };
        /** @description Fields are not valid, each of them named in `errors`, or there are more than 200,000 values in the body; or the model would not have the text. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "message_invalid" | "id_conflict" | "content_filtered" | "context_too_long" | "model_refused";
                };
            };
        };
        /** @description The user has too much under way, has asked too often, keeps too much, or has used up the day's tokens, or the address brings too many bad tokens. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "rate_limited" | "queue_full" | "budget_exhausted";
                };
            };
        };
        /** @description The service is at fault. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "internal";
                };
            };
        };
        /** @description The model failed or answered nothing. */
        ModelFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "model_unavailable" | "model_quota_exhausted" | "model_truncated";
                };
            };
        };
        /** @description The service cannot do this just now. */
        Unavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "auth_unavailable" | "model_not_configured" | "model_rate_limited" | "policy_check_failed" | "turn_lost" | "overloaded" | "shutting_down";
                };
            };
        };
        /** @description The model took too long. */
        ModelTimedOut: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "model_timeout" | "model_stalled" | "turn_timeout";
                };
            };
        };
        /** @description The parts of a UI message stream, each in a `data` line, and `[DONE]`. Tools were executed by the service (`providerExecuted`); what the page is asked to do are transient `data-ui-action` parts. */
        UiMessageStream: {
            headers: {
                "X-Vercel-AI-UI-Message-Stream"?: "v1";
                [name: string]: unknown;
            };
            content: {
                "text/event-stream": string;
            };
        };
        /** @description What went wrong, in the shape of OpenAI's API, with the code of this service (401 `invalid_api_key`). */
        OpenAiError: {
            headers: {
                /** @description Where no repetition mends it, or would stand in the session a second time, so that clients do not repeat it by themselves. */
                "X-Should-Retry"?: "false";
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpenAiError"];
            };
        };
    };
    parameters: {
        /** @description The session's id; another user's session looks unknown. */
        SessionId: components["schemas"]["SessionId"];
        /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
        Profile: string;
    };
    requestBodies: never;
    headers: {
        /** @description Seconds to wait before the next attempt. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    openSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OpenSession"];
            };
        };
        responses: {
            /** @description The session is open. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSession"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    readSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["Misdirected"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing of the session is left. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["Misdirected"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    readMessages: {
        parameters: {
            query?: {
                /** @description How many messages at most. */
                limit?: number;
                /** @description The `next` of the page that was read before. */
                before?: string;
            };
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SentMessage"];
            };
        };
        responses: {
            /** @description The message is on its way, or was sent before: the frame that says how far its turn has come. What is refused while it waits is told to the sender's streams of events on this node, as an `error` with its `client_message_id`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TurnStatus"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    readUiState: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UiState"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["Misdirected"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    tellUiState: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UiStateUpdate"];
            };
        };
        responses: {
            /** @description What became of it, as the frame that answers it on a socket. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UiStateAck"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    followSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
                /** @description The `id` that was heard last; what came after it is told first, or that it cannot be (`resumed`). */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The frames of `/asyncapi.yaml` (`haystack.v1`), each in a `data` line; those of the log have `<epoch>.<seq>` as `id`. A comment comes every 10 seconds while nothing does. A token that ends is told by `auth_required`, then the stream ends. Its end is an event of the name `close` with the `code` and `reason` that a socket would be closed with. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["Misdirected"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    stopTurn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StopTurn"];
            };
        };
        responses: {
            /** @description No turn runs that was meant, or it is ending. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    reportUiAction: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UiActionResult"];
            };
        };
        responses: {
            /** @description It is noted; an answer to a question (`confirmation_required`) goes to the tool that waits for it. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    chat: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
                /** @description Another name of `client_message_id`, which goes before it. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatAnswer"];
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ModelFailed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ModelTimedOut"];
        };
    };
    summarizeConversations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Conversations"];
            };
        };
        responses: {
            /** @description The summary. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ModelFailed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ModelTimedOut"];
        };
    };
    generateDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentRequest"];
            };
        };
        responses: {
            /** @description The document, or a `content` that begins with POLICY VIOLATION and `metadata.policyViolation`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ModelFailed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ModelTimedOut"];
        };
    };
    runAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgUiRequest"];
            };
        };
        responses: {
            /** @description The run's events, each in a `data` line. The first state is a snapshot of the stored one. Actions are `CUSTOM` events of the name `ui_action`, or calls of the page's tool of their type, without a result. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ModelFailed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ModelTimedOut"];
        };
    };
    connectAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgUiConnection"];
            };
        };
        responses: {
            /** @description The run's events, each in a `data` line. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    chatByAiSdk: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AiSdkRequest"];
            };
        };
        responses: {
            200: components["responses"]["UiMessageStream"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            421: components["responses"]["Misdirected"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["ModelFailed"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["ModelTimedOut"];
        };
    };
    resumeByAiSdk: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description The session's id; another user's session looks unknown. */
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["UiMessageStream"];
            /** @description Nothing is on its way, or the chat is unknown, or another user's. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listModels: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The models. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Models"];
                };
            };
            400: components["responses"]["OpenAiError"];
            401: components["responses"]["OpenAiError"];
            403: components["responses"]["OpenAiError"];
            421: components["responses"]["OpenAiError"];
            429: components["responses"]["OpenAiError"];
            500: components["responses"]["OpenAiError"];
            503: components["responses"]["OpenAiError"];
        };
    };
    readModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path: {
                /** @description A model's name. */
                model: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            400: components["responses"]["OpenAiError"];
            401: components["responses"]["OpenAiError"];
            403: components["responses"]["OpenAiError"];
            404: components["responses"]["OpenAiError"];
            421: components["responses"]["OpenAiError"];
            429: components["responses"]["OpenAiError"];
            500: components["responses"]["OpenAiError"];
            503: components["responses"]["OpenAiError"];
        };
    };
    completeChat: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
                /** @description The session; the answer names it again. */
                "X-Haystack-Session"?: components["schemas"]["SessionId"];
                /** @description The same, as Open WebUI sends it. */
                "X-OpenWebUI-Chat-Id"?: string;
                /** @description The same, as LibreChat can be told to send it. */
                "X-Conversation-Id"?: string;
                /** @description The name of the user's message in its session. The same name again asks for another answer in place of the newest one; for an older message it is refused (409). */
                "X-Haystack-Message"?: string;
                /** @description The same, as Open WebUI sends it. */
                "X-OpenWebUI-User-Message-Id"?: string;
                /** @description Not empty, it says that the front end asks for itself (a title, tags): no session, no tools, and nothing is kept, as with a model `:once`. */
                "X-OpenWebUI-Task"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompletionRequest"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description The session, where there is one. */
                    "X-Haystack-Session"?: components["schemas"]["SessionId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Completion"];
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["OpenAiError"];
            401: components["responses"]["OpenAiError"];
            403: components["responses"]["OpenAiError"];
            404: components["responses"]["OpenAiError"];
            409: components["responses"]["OpenAiError"];
            413: components["responses"]["OpenAiError"];
            421: components["responses"]["OpenAiError"];
            429: components["responses"]["OpenAiError"];
            500: components["responses"]["OpenAiError"];
            502: components["responses"]["OpenAiError"];
            503: components["responses"]["OpenAiError"];
            504: components["responses"]["OpenAiError"];
        };
    };
    listPersonas: {
        parameters: {
            query?: never;
            header?: {
                /** @description The practitioner's profile; a `profile_id` in the body goes before it. */
                ProfileID?: components["parameters"]["Profile"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The personas and their tools. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Personas"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    readHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Healthy"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unhealthy"];
        };
    };
    readReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Healthy"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unhealthy"];
        };
    };
    readLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It works. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            500: components["responses"]["InternalError"];
        };
    };
    readInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it says of itself to anybody. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Info"];
                };
            };
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            500: components["responses"]["InternalError"];
        };
    };
    readMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The numbers of this moment, in Prometheus' text format. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                    "application/openmetrics-text": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            421: components["responses"]["Misdirected"];
            500: components["responses"]["InternalError"];
        };
    };
    readOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Contract"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            500: components["responses"]["InternalError"];
        };
    };
    readAsyncApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Contract"];
            403: components["responses"]["Forbidden"];
            421: components["responses"]["Misdirected"];
            500: components["responses"]["InternalError"];
        };
    };
}
