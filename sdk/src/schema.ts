// Generated from openapi.json by `node scripts/write-client-types.ts`.

export type paths = {
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send events
         * @description One CloudEvent (structured, or binary with `ce-` headers), at most 1 MiB; or a batch of at most 1,000 events
         *     and 4 MiB, each accepted or rejected separately. Repeating an event is safe: the result is `duplicate` with the same
         *     `seq`. With `Prefer: wait=N` the response waits for the awards, for at most 30 seconds; with `return=minimal` it is empty
         *     unless an event was refused.
         *
         *     An `event.voided` (`data: { seq, reason }`, scope `review`) voids an event of the same learner: its award and verdict
         *     are reversed before the response, which has the voided event’s `seq`. With `?preview=true`, a single void returns its
         *     effect and stores nothing. People cannot void their own events, and voiding work whose review is under appeal needs
         *     another reviewer.
         */
        post: operations["sendEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/xapi/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one xAPI statement
         * @description What is kept of a mapped statement. Queries are the job of a learning record store: one of the two parameters is required.
         */
        get: operations["readXapiStatement"];
        /** Send one xAPI statement with its id */
        put: operations["putXapiStatement"];
        /**
         * Send xAPI statements
         * @description One statement or an array of at most 1,000, stored whole or not at all. Basic credentials have the API key as password. Errors have the form `{ "error": … }` and the statuses of xAPI.
         */
        post: operations["sendXapiStatements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/xapi/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The supported versions of xAPI */
        get: operations["readXapiVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/caliper/v1p2": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a Caliper envelope
         * @description An envelope of Caliper 1.1 or 1.2 with at most 1,000 events, each accepted or refused separately. What is no envelope is refused with 400.
         */
        post: operations["sendCaliperEnvelope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a batch of Segment calls
         * @description At most 1,000 calls, each accepted or refused separately. The API key is the write key, as the user name of Basic credentials.
         */
        post: operations["sendSegmentBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send one Segment track call */
        post: operations["sendSegmentTrack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List learners
         * @description All learners that the key covers, or those of a group, ordered by id.
         */
        get: operations["listLearners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the current state of a learner
         * @description The shared layer: every facet of the learner, consistent as of one commit. `ETag` changes with every event
         *     and award. With `as_of`, the layer as it was at that point, rebuilt from the append-only entries, without an `ETag`. A person who
         *     has to read work of the learner blind gets the layer before its verdict.
         */
        get: operations["readLearner"];
        /**
         * Register a learner
         * @description Sets the groups and program of a learner, before or after the first event. Replaces the previous profile: fields left out are reset.
         */
        put: operations["registerLearner"];
        post?: never;
        /**
         * Erase a learner
         * @description Permanently deletes all text by and about a learner: payloads, quotes, reasons, dossiers, appeals and groups. Sums,
         *     hashes and the numbers that they cover remain, so that the chains still verify. The id then answers 410 and accepts no
         *     more events. Repeating the call has no further effect.
         */
        delete: operations["eraseLearner"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count learners by group
         * @description Counts for each group of the learners that the key covers. Test learners (ids that start with `test:`) are not counted.
         */
        get: operations["countGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the standing of a learner
         * @description With `role`, compares the learner with what the role requires of each skill: bands, intervals, the weakest
         *     link and the evidence that would improve it most; `journey.next[].value` says what each next stage of the learner’s own program
         *     would tell about it per minute of par time. Without, returns two marks among all rated occupations: what XP has earned
         *     and what skill supports. Wages are published figures of the occupations. All numbers are as of the learner’s `version`; for a person who has to read work of
         *     the learner blind, of the version before its verdict.
         */
        get: operations["readStanding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/firmness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how few verdicts a learner’s tier, level and readiness rest on
         * @description For the tier, the level and, with `role`, the readiness: the smallest set of one or two verdicts whose
         *     removal changes it, and what it is then. A removal folds the remaining verdicts again; events and guards stay, and XP is what
         *     their awards are then worth. All numbers are as of the learner’s `version`.
         */
        get: operations["readFirmness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the ledger
         * @description Every award, settlement and review of a learner, oldest first; with `as_of`, those up to that point. A person who has to read work blind sees those before its verdict.
         */
        get: operations["listLedgerEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/ledger/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verify the ledger
         * @description Recomputes every sum and hash of the chain. Works for erased learners too.
         */
        get: operations["verifyLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/ledger/{entry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one entry
         * @description One entry with its appeals and reviews.
         */
        get: operations["readLedgerEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/calibrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the calibrations
         * @description Every verdict on a learner with the resulting snapshot, oldest first. Verdicts that the caller has to read blind are
         *     left out, and `hidden` names them; for a person also those after them, since their snapshots depend on them.
         */
        get: operations["listCalibrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/calibrations/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one calibration
         * @description One verdict: a summary of its dossier, the judge’s answers with verified evidence, the quotes with their turns, the snapshots
         *     before and after, appeals and reviews, and the trace of steps, models, prompts, tokens, cost and rejected quotes. A reviewer who
         *     has to read the work blind gets `read-first` until they have.
         */
        get: operations["readCalibration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/calibrations/{number}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Contest a verdict
         * @description Sent by the learner, or by a system on the learner’s behalf. The verdict counts until a person has decided.
         */
        post: operations["appealCalibration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/ledger/{entry}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Contest an award
         * @description Sent by the learner, or by a system on the learner’s behalf, for an award that was wrongly refused or wrongly paid.
         */
        post: operations["appealLedgerEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/calibrations/{number}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide on a verdict
         * @description Upholds a verdict or replaces it with a person’s readings: the snapshot is recomputed and one `review` entry
         *     corrects the XP earned since. Closes an open appeal; its reviewer must not have decided on this work before. Where work is read
         *     blind, the reviewer must have read it.
         */
        post: operations["reviewCalibration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/ledger/{entry}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide on an award
         * @description Rules that an award is paid, overriding its guard, or refused. A ruling that changes nothing upholds the award.
         */
        post: operations["reviewLedgerEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/calibrations/{number}/rescore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Judge a stored dossier again
         * @description Asks the configured judge, or another one, to judge the stored dossier again. The new verdict replaces a judge’s
         *     verdict, even one that was upheld, and can be appealed. If a reviewer changed the verdict, the new one is recorded
         *     without effect. The request takes as long as the judge. Answers are stored: saving after a preview, or retrying after a
         *     timeout, is not paid for twice.
         */
        post: operations["rescoreCalibration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the review queue
         * @description Verdicts and awards that need a person, with reasons, oldest first: contested by the learner, unscored, possible
         *     tampering, requested by the judge’s checker, a large change, or sampled at random. The policy sets the sample rate and what
         *     counts as large.
         */
        get: operations["listReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{item}/assignee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Assign a review
         * @description Says who shall decide. Everyone who may decide still can. The person must be one who may: it is neither their own work
         *     nor an appeal against their own decision.
         */
        put: operations["putReviewAssignee"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{item}/mode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose how a review is read
         * @description `blind`: each reviewer reads before they see the verdict; `double`: two do, independently. An item without a mode of its
         *     own follows the active policy. A mode that reveals more than before needs `admin`: one could look and then read blind.
         */
        put: operations["putReviewMode"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/reviewers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the progress of each reviewer
         * @description What each person was assigned, read and decided, of the learners that the caller reaches.
         */
        get: operations["listReviewers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far readers agree
         * @description Quadratic weighted kappa, with an interval, of two people who read the same work blind, and of a blind reader and the
         *     judge. Work whose verdict is hidden from the caller is left out.
         */
        get: operations["readReviewAgreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/calibrations/{number}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the work behind a verdict
         * @description The work and its rubric as the judge was given them, for reviewers. It has no number, quote or reason of a judge, so that it
         *     can be read blind.
         */
        get: operations["readCalibratedWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/calibrations/{number}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read work blind
         * @description Stores what a reviewer reads before they may see the verdict: once per person and piece of work, and never changed. It
         *     changes no number of the learner; a review does. A reviewer cannot read their own work.
         */
        post: operations["createReading"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the viewers a learner shares with */
        get: operations["listShares"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the learners who share with the caller
         * @description For a hiring viewer: the learners whose layer and standing the viewer may read now, ordered by id.
         */
        get: operations["listSharedLearners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/shares/{viewer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Share with a hiring viewer
         * @description Sent by the learner. The viewer can then read the shared layer and the standing, but no text. Repeating it has no effect.
         */
        put: operations["putShare"];
        post?: never;
        /**
         * Stop sharing
         * @description Sent by the learner; takes effect at once.
         */
        delete: operations["deleteShare"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the received events
         * @description The accepted events of a learner, oldest first; with `after`, those with a larger `seq`.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/streams/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a ticket for a stream
         * @description For `EventSource` in a browser, which cannot send a header. The ticket opens one stream for five minutes, as
         *     often as the browser reconnects, with the rights of the token that asked for it; a stream that is open stays open. It
         *     appears in a URL, so it expires soon and opens nothing else.
         */
        post: operations["createStreamTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow one learner
         * @description Server-sent events. `award`: a ledger entry; `calibration`: a verdict with its snapshot; `level`: one message per level;
         *     `facet`: the current value of a part of the shared layer; `reset`: some changes were missed, so read the learner again;
         *     `end`: the caller may not read this any more, and its data is the problem that a new request would get.
         *     Each message has an id; `Last-Event-ID` resumes after it for up to a day. A comment is sent every 15 seconds.
         *     History (events more than a day old) announces nothing. A key with the scope `review` gets no `calibration` of work that it has to
         *     read blind, and a person who has to read gets nothing of that learner from the verdict on.
         */
        get: operations["streamLearner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow all learners
         * @description All learners that the key covers; for a coach those of the token’s groups, read again every 20 seconds. Server-sent events. `award`: a ledger entry; `calibration`: a verdict with its snapshot; `level`: one message per level;
         *     `facet`: the current value of a part of the shared layer; `reset`: some changes were missed, so read the learner again;
         *     `end`: the caller may not read this any more, and its data is the problem that a new request would get.
         *     Each message has an id; `Last-Event-ID` resumes after it for up to a day. A comment is sent every 15 seconds.
         *     History (events more than a day old) announces nothing. A key with the scope `review` gets no `calibration` of work that it has to
         *     read blind, and a person who has to read gets nothing of that learner from the verdict on.
         */
        get: operations["streamLearners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the active policy
         * @description Defines what is paid, what completes a touchpoint, and how long an award waits. `ETag` identifies its version. Keys of a tenant read the tenant’s own, else the installation’s.
         */
        get: operations["readPolicy"];
        /**
         * Activate another policy
         * @description Makes the body the next version if `If-Match` names the active one. Earlier awards do not change. A tenant’s key writes for its tenant only.
         */
        put: operations["writePolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a policy on recent events
         * @description What the newest 2,000 awards, of at most a week, would have come to under the policy in the body; nothing is
         *     stored. Each is tried at the snapshot that it was made with. `assumed` counts events for which a guard that looks at
         *     earlier events was taken to be as it was, since its rule differs. Settlements are not included.
         */
        post: operations["tryPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the programs
         * @description The newest version of each, ordered by id.
         */
        get: operations["listPrograms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a program
         * @description The newest version: phases and stages with prerequisites and rubrics. `ETag` identifies the version. Keys of a tenant read the tenant’s own, else the installation’s.
         */
        get: operations["readProgram"];
        /**
         * Write a program
         * @description Makes the body the program’s next version. Earlier events keep the version that was active when they arrived, and
         *     learners keep their progress. `If-Match` names the version to replace. A new program needs no `If-Match`; with
         *     `If-None-Match: *` it is created only if it does not exist. A tenant’s key writes for its tenant only, and its first version of
         *     a program of the installation replaces that one.
         */
        put: operations["writeProgram"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rubrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the shared rubrics
         * @description The newest versions, ordered by id: the shipped ones, and a tenant’s own in their place for its keys. They judge completions outside of programs, and any program may use them.
         */
        get: operations["listRubrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rubrics/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a shared rubric
         * @description A version never changes; calibrations name the one that they were judged by. `ETag` identifies it.
         */
        get: operations["readRubric"];
        /**
         * Write a rubric of a tenant
         * @description Makes the body the tenant’s next version, in place of the shipped rubric with this id or as a new one. It judges
         *     completions that arrive from then on. `If-Match` names the version to replace. A new rubric needs no `If-Match`; with
         *     `If-None-Match: *` it is created only if it does not exist. Needs a tenant’s key: shipped rubrics change only with a release.
         */
        put: operations["writeRubric"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the roles
         * @description Shipped occupations and custom roles, ordered by code. Keys of a tenant see the tenant’s and the installation’s.
         */
        get: operations["listRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a role
         * @description What a role requires of each skill. `ETag` identifies its version.
         */
        get: operations["readRole"];
        /**
         * Write a custom role
         * @description Makes the body the role’s next version. `If-Match` names the version to replace. A new role needs no
         *     `If-Match`; with `If-None-Match: *` it is created only if it does not exist. Codes that look like O*NET codes are rejected. A
         *     tenant’s key writes for its tenant only.
         */
        put: operations["writeRole"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/anchors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the anchors
         * @description Works with known scores that are mixed unseen into live judging, ordered by id. A tenant’s key sees its own and no others.
         */
        get: operations["listAnchors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/anchors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an anchor
         * @description The newest version. `ETag` identifies it.
         */
        get: operations["readAnchor"];
        /**
         * Write an anchor
         * @description Makes the body the next version. After about one in `judges.anchorEvery` verdicts of the policy the live judge reads one
         *     of the active anchors, at random, as if it were a new learner’s work. Each version counts as a work of its own. `If-Match` names
         *     the version to replace; a new anchor needs none. With `active: false` it is drawn no more.
         */
        put: operations["writeAnchor"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/judges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read where each judge stands
         * @description For each judge version that gave verdicts: its card in use and a proposed one, how far it agrees with people, whether it
         *     drifts, and how many of the readings are of anchors. Readings are works that people scored too: anchors, and work that people read
         *     blind, once nobody is left who may not see its verdict. A tenant’s key sees its own.
         */
        get: operations["listJudges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/judges/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what waits for an operator about judges
         * @description Drifts and proposed cards, oldest first, with what was decided on earlier ones.
         */
        get: operations["listJudgeReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/judges/reviews/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide on a judge
         * @description accepted: the proposed card corrects the judge’s readings from its next verdict on; verdicts that were folded keep theirs.
         *     kept: the card in use stays, the noise is as it says, and the test for drift begins again.
         */
        post: operations["reviewJudge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API keys
         * @description All keys, oldest first, revoked ones too. Secrets are not stored and never listed.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Create an API key
         * @description Answers with the secret, once. The key gets no scope that its creator lacks.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the limits of a key
         * @description Takes effect within seconds. Limits that the body does not name stay as they are.
         */
        put: operations["putKeyLimits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a key
         * @description Ends the key for good, and the sessions that were begun with it. Requests with the key itself are answered for up
         *     to five more seconds, its open streams for up to a minute.
         */
        delete: operations["deleteKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook a new secret
         * @description Messages are signed with both secrets while the one before is kept, so a receiver can change at any time.
         */
        post: operations["createWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver again from a time
         * @description Sends everything since that time again, with the same ids, and continues from there. A later time than the
         *     webhook has reached skips what lies between. A disabled webhook is called again.
         */
        post: operations["startWebhookReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test message
         * @description A worker sends one message of the type `test`, also to a disabled webhook, and does not repeat it. The
         *     response waits for the answer, up to 14 seconds.
         */
        post: operations["sendWebhookTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the attempts to deliver
         * @description The last thousand, newest first, with the beginning of what was answered.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the webhooks */
        get: operations["listWebhooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a webhook
         * @description What is set, and how its delivery stands.
         */
        get: operations["readWebhook"];
        /**
         * Create or replace a webhook
         * @description The URL is called about what happens from now on, signed by the Standard Webhooks rules. The response that
         *     creates it has the secret, and no later one. Writing it again keeps the secret and the position, and ends its failures: a
         *     disabled webhook continues.
         */
        put: operations["writeWebhook"];
        post?: never;
        /**
         * Delete a webhook
         * @description Nothing more is sent to it. Its log is deleted too.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tenants
         * @description Ordered by id. A tenant’s own key sees only its tenant.
         */
        get: operations["listTenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a tenant
         * @description `ETag` identifies the version. A tenant’s own key sees only its tenant.
         */
        get: operations["readTenant"];
        /**
         * Write a tenant
         * @description Makes the body the tenant’s next version; it takes effect within five seconds. `If-Match` names the version to
         *     replace. A new tenant needs no `If-Match`; with `If-None-Match: *` it is created only if it does not exist. Needs a key of
         *     the installation.
         */
        put: operations["writeTenant"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How is the installation doing?
         * @description Pending work, how long recent awards and verdicts took, what judges cost, and services, for people to look at;
         *     `/metrics` has the same over time, for each process.
         */
        get: operations["readOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find events by id or request id
         * @description The newest twenty events with this id, request id, or both, with the entry of their award and the number of
         *     their verdict. With `learner` among all events of the learner, otherwise among those of the newest 2,000 changes.
         */
        get: operations["listEventTraces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take over a learner from another cell
         * @description For `touchstone move`: takes over everything that another installation stores about a learner, in one transaction, and
         *     recomputes both chains before it commits. Repeating a transfer changes nothing. Both cells must run the same release and
         *     have the same documents in the same versions.
         */
        put: operations["putTransfer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learners/{id}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the credentials of a learner
         * @description Those that were asked for and those that a rule of the policy issued; oldest first, revoked and expired ones too.
         */
        get: operations["listCredentials"];
        put?: never;
        /**
         * Issue a credential
         * @description Signs an Open Badge 3.0 for a level, a tier or a role that the learner has earned at this moment. It says how
         *     uncertain the measurement is, and proves the disclosed ledger entries and the sum of all others. Each call issues another one.
         *     Learners may ask for their own.
         */
        post: operations["createCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credentials/{credential}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a credential
         * @description The signed file, to hand on: JSON-LD with a Data Integrity proof, a VC-JWT, or a picture with the JSON-LD in it. The
         *     path’s ending or `Accept` selects the form.
         */
        get: operations["readCredential"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credentials/{credential}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a credential
         * @description Sets its bit in the status list, for good. Works after the learner was erased too, with a key that is not limited to a
         *     learner prefix. Repeating it has no effect.
         */
        post: operations["revokeCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/did.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the issuer’s DID document
         * @description The `did:web` document: all keys that the issuer ever had, with the dates between which they signed. Public.
         */
        get: operations["readDidDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/touchstone/roots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the published roots
         * @description One compact JWS a line, oldest first: Merkle roots over the ledgers that changed. Each names the hash of the one before, and a
         *     line never changes. At most 10,000 lines; `Link` names the next ones. Public.
         */
        get: operations["listRoots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/touchstone/status/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a status list
         * @description A signed Bitstring Status List: the bits of revoked credentials are set. Valid for a day. Public.
         */
        get: operations["readStatusList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the session
         * @description Who is signed in by the cookie of this request.
         */
        get: operations["readSession"];
        put?: never;
        /**
         * Sign in
         * @description Exchanges an API key, a person token or the code of a one-time link for a cookie of at most twelve hours, for the
         *     console. A session can do what its token can, and ends with it. The session of the request's own cookie ends. Only pages of this
         *     server can sign in.
         */
        post: operations["createSession"];
        /**
         * Sign out
         * @description Ends the session of this request’s cookie, if it has one, and removes the cookie.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive? */
        get: operations["readLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can it take requests?
         * @description Only Postgres and its schema decide. Other outages are reported but do not make it unready.
         */
        get: operations["readReadiness"];
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
         * Prometheus metrics
         * @description Needs a key with `read` or `admin` and no learner prefix. `METRICS_PORT` serves them without a token.
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
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        /** @enum {string} */
        ProblemCode: "not-json" | "unauthenticated" | "missing-scope" | "csrf-token" | "foreign-learner" | "not-found" | "unknown-learner" | "unknown-calibration" | "unknown-entry" | "unknown-review" | "unknown-role" | "unknown-program" | "unknown-rubric" | "unknown-anchor" | "unknown-key" | "unknown-webhook" | "unknown-credential" | "unknown-tenant" | "method-not-allowed" | "event-conflict" | "no-issuer" | "credential-not-earned" | "no-longer-counts" | "already-contested" | "second-reviewer" | "read-first" | "second-reading" | "already-read" | "not-blind" | "review-closed" | "no-proposal" | "nothing-to-read" | "not-an-award" | "not-awarded" | "still-contested" | "no-dossier" | "texts-removed" | "rescore-under-way" | "learner-erased" | "learner-moved" | "transfer-refused" | "invalid-transfer" | "version-conflict" | "too-large" | "too-many-events" | "unsupported-media-type" | "expectation-failed" | "invalid-event" | "invalid-batch" | "invalid-parameter" | "invalid-review" | "invalid-policy" | "invalid-role" | "invalid-program" | "invalid-rubric" | "invalid-anchor" | "invalid-tenant" | "invalid-profile" | "invalid-credential" | "invalid-webhook" | "version-required" | "rate-limited" | "backlog-full" | "internal" | "judge-unreadable" | "issuer-locked" | "unavailable" | "judge-unavailable";
        StreamAward: {
            learner: string;
            /** @description version of the learner */
            version: number;
            award: components["schemas"]["LedgerEntry"];
        };
        LedgerEntry: {
            /** @description number of the entry in the learner’s ledger */
            entry: number;
            /** @enum {string} */
            kind: "award" | "settlement" | "review";
            eventSeq: number | null;
            eventType?: string;
            eventTime?: string;
            /** @description XP before the multiplier */
            base?: number;
            /** @description unrounded */
            multiplier?: number;
            /** @description may be negative in a settlement or a review */
            xp: number;
            /** @description why an award is 0 XP: the guard that refused it */
            reason: string | null;
            tier: components["schemas"]["ShownTier"];
            overall: number;
            snapshotVersion: number;
            policyVersion?: number;
            awaitingVerdict?: boolean;
            calibration?: number | null;
            fromEntry?: number | null;
            toEntry?: number | null;
            level: number;
            totalAfter: number;
            previousHash: string;
            hash: string;
            at: string;
        };
        /** @enum {string} */
        ShownTier: "unrated" | "underperforming" | "developing" | "solid" | "strong" | "exceptional";
        StreamLevel: {
            learner: string;
            /** @description version of the learner */
            version: number;
            level: number;
            /** @description the ledger entry that reached it */
            entry: number;
        };
        StreamCalibration: {
            learner: string;
            /** @description version of the learner */
            version: number;
            calibration: components["schemas"]["Calibration"];
        };
        Calibration: {
            number: number;
            /** @description seq of the event that completed the touchpoint */
            completion: number;
            /** @enum {string} */
            source: "judge" | "unscored" | "rescore" | "review" | "void";
            replaces: number | null;
            judge: string | null;
            judgeVersion: string | null;
            /** @description why the answer of the judge could not be used */
            unscored: string | null;
            policyVersion: number;
            effectiveTime: string;
            observations: components["schemas"]["Observation"][];
            reason: string | null;
            flags: string[];
            asksReview: boolean;
            after: components["schemas"]["SnapshotLine"];
            previousHash: string;
            hash: string;
            at: string;
        };
        Observation: {
            skill: components["schemas"]["Skill"];
            source: components["schemas"]["ObservationSource"];
            /** @description the reading on 0–100 */
            x: number;
            /** @description number of verified quotes or events behind it */
            evidence: number;
            confidence: number;
            /** @description the judge card that corrected it; `uncalibrated` if this judge was never measured on this skill; null if it was not read by a judge */
            card: string | null;
            /** @description of a panel: the standard deviation between its members, in points, which lowers the weight */
            interRaterSd?: number;
        };
        /** @enum {string} */
        Skill: "independence" | "quality" | "communication" | "speed";
        /** @enum {string} */
        ObservationSource: "judge" | "review" | "check" | "telemetry";
        SnapshotLine: {
            skills: components["schemas"]["SkillReadings"];
            overall: {
                mean: number;
                sd: number;
                tier: components["schemas"]["ShownTier"];
            };
        };
        SkillReadings: {
            independence: components["schemas"]["SkillReading"];
            quality: components["schemas"]["SkillReading"];
            communication: components["schemas"]["SkillReading"];
            speed: components["schemas"]["SkillReading"];
        };
        SkillReading: {
            mean: number;
            sd: number;
            observations: number;
        };
        StreamFacet: {
            learner: string;
            /** @description version of the learner */
            version: number;
            /** @enum {string} */
            facet: "xp";
            value: components["schemas"]["Xp"];
        } | {
            learner: string;
            /** @description version of the learner */
            version: number;
            /** @enum {string} */
            facet: "workSkills";
            value: components["schemas"]["WorkSkills"];
        } | {
            learner: string;
            /** @description version of the learner */
            version: number;
            /** @enum {string} */
            facet: "phase";
            value: components["schemas"]["Phase"];
        } | {
            learner: string;
            /** @description version of the learner */
            version: number;
            /** @enum {string} */
            facet: "behaviour";
            value: components["schemas"]["Behaviour"];
        } | {
            learner: string;
            /** @description version of the learner */
            version: number;
            /** @enum {string} */
            facet: "journey";
            value: components["schemas"]["Journey"];
        };
        Xp: {
            total: number;
            level: number;
            /** @description total XP for the next level; null if skill does not support it */
            nextLevelAt: number | null;
            entries: number;
            lastHash: string | null;
        };
        WorkSkills: {
            /** @description snapshot version; incremented by each calibration */
            version: number;
            /** @description multiplier of the next award */
            multiplier: number;
            skills: {
                independence: components["schemas"]["SkillState"];
                quality: components["schemas"]["SkillState"];
                communication: components["schemas"]["SkillState"];
                speed: components["schemas"]["SkillState"];
            };
            overall: {
                mean: number;
                sd: number;
                /** @description 95 % interval: mean ± 1.96 sd, within 0–100 */
                interval: number[];
                tier: components["schemas"]["ShownTier"];
                firm: components["schemas"]["FirmMark"];
                provisional: boolean;
            };
        };
        SkillState: {
            mean: number;
            sd: number;
            /** @description 95 % interval: mean ± 1.96 sd, within 0–100 */
            interval: number[];
            tier: components["schemas"]["Tier"];
            trend: number;
            observations: number;
            /** @description still uncertain: sd above 8 */
            provisional: boolean;
            latestVerdict: number | null;
            calibratedAt: string | null;
        };
        /** @enum {string|null} */
        Tier: "underperforming" | "developing" | "solid" | "strong" | "exceptional" | null;
        /**
         * @description how many verdicts have to be left out until the tier changes; null while unrated
         * @enum {string|null}
         */
        FirmMark: "rests_on_one" | "rests_on_two" | "firm" | null;
        Phase: {
            program: string | null;
            /** @description program version */
            version: number | null;
            /** @description id of the first phase that is not done */
            current: string | null;
            phases: components["schemas"]["JourneyPhase"][];
        };
        JourneyPhase: {
            id: string;
            title: string;
            /** @enum {string} */
            state: "locked" | "open" | "in_progress" | "done";
            calibrations: number;
            calibratedAt: string | null;
            /** @description the learner’s skills from the verdicts of this phase only */
            reading: {
                skills: components["schemas"]["SkillReadings"];
                overall: components["schemas"]["TieredReading"];
            } | null;
            pace: {
                workedMinutes: number;
                parMinutes: number;
                /** @description above 1 is slower than par */
                ratio: number | null;
                /** @enum {string|null} */
                verdict: "ahead" | "on_par" | "behind" | null;
            };
            /** @description stages still to complete */
            completedBy: {
                stage: string;
                title: string;
                state: components["schemas"]["StageState"];
                type: string;
                outcome: string | null;
            }[];
        };
        TieredReading: {
            mean: number;
            sd: number;
            tier: components["schemas"]["Tier"];
        };
        /** @enum {string} */
        StageState: "locked" | "open" | "in_progress" | "done" | "skipped";
        Behaviour: {
            state: components["schemas"]["BehaviourState"];
            since: string | null;
            /** @description the reasons, in plain words */
            inputs: {
                name: string;
                value: number;
                threshold: number;
            }[];
        };
        /** @enum {string} */
        BehaviourState: "new" | "flowing" | "steady" | "struggling" | "stuck" | "coasting" | "away";
        Journey: {
            program: string | null;
            /** @description program version */
            version: number | null;
            title: string | null;
            startedAt: string | null;
            doneAt: string | null;
            done: number;
            skipped: number;
            of: number;
            stages: components["schemas"]["JourneyStage"][];
            next: components["schemas"]["NextStage"][];
        };
        JourneyStage: {
            id: string;
            title: string;
            phase: string;
            kind: string;
            state: components["schemas"]["StageState"];
            openedAt: string | null;
            startedAt: string | null;
            doneAt: string | null;
            skippedAt: string | null;
            attempts: number;
            parMinutes: number;
            completion: {
                type: string;
                outcome: components["schemas"]["Outcome"];
            };
            /** @description prerequisites that are neither done nor skipped */
            waitsFor: {
                id: string;
                title: string;
            }[];
        };
        /** @enum {string|null} */
        Outcome: "passed" | "failed" | "abandoned" | null;
        NextStage: {
            id: string;
            title: string;
            state: components["schemas"]["NextStageState"];
        };
        /** @enum {string} */
        NextStageState: "in_progress" | "open";
        VoidPreview: components["schemas"]["Reviewed"] & {
            /**
             * @description status that sending it would return
             * @enum {string}
             */
            status: "accepted" | "duplicate";
            /** @description seq of the event to void */
            seq: number;
        };
        /** @enum {string} */
        ReviewState: "auto" | "contested" | "upheld" | "changed";
        /** @description null if nothing changed */
        Correction: {
            /** @description the calibration that replaces it */
            calibration: number | null;
            /** @description the `review` entry in the ledger */
            entry: number;
            /** @description XP change of the entry */
            xp: number;
            before: components["schemas"]["CorrectionState"];
            after: components["schemas"]["CorrectionState"];
        } | null;
        CorrectionState: {
            snapshot: components["schemas"]["SnapshotLine"];
            level: number;
            total: number;
        };
        Reviewed: {
            /** @description true if nothing was stored */
            preview: boolean;
            state: components["schemas"]["ReviewState"];
            review: number | null;
            correction: components["schemas"]["Correction"];
        };
        EventResult: {
            id: string;
            source: string;
            /** @enum {string} */
            status: "accepted" | "duplicate";
            /** @description number of the event for its learner */
            seq: number;
            award?: components["schemas"]["LedgerEntry"] & unknown;
        };
        BatchResult: {
            results: components["schemas"]["BatchResultLine"][];
        };
        BatchResultLine: {
            index: number;
            id: string | null;
            source: string | null;
            /** @enum {string} */
            status: "accepted" | "duplicate" | "conflict" | "invalid";
            /** @description number of the event for its learner */
            seq?: number;
            award?: components["schemas"]["LedgerEntry"] & unknown;
            problem?: components["schemas"]["Problem"];
        };
        Problem: {
            /** @example /docs/errors#invalid-event */
            type: string;
            title: string;
            status: number;
            detail?: string;
            errors?: components["schemas"]["ProblemError"][];
            requestId?: string;
        };
        ProblemError: {
            /** @description JSON pointer into the request */
            pointer: string;
            detail: string;
        };
        CloudEvent: {
            /** @enum {string} */
            specversion: "1.0";
            /**
             * @description id of the event, unique within its source
             * @example maya-0042
             */
            id: string;
            /**
             * @description where the event comes from
             * @example https://academy.example/platform
             */
            source: string;
            /**
             * @description what happened
             * @example chat.turn_taken
             */
            type: string;
            /**
             * @description the learner, as an opaque id of the platform
             * @example maya
             */
            subject: string;
            /** @description when it happened, RFC 3339; defaults to the time of arrival */
            time?: string;
            datacontenttype?: string;
            data?: components["schemas"]["EventData"];
        } & {
            [key: string]: unknown;
        };
        EventData: {
            /** @description id of the program */
            program?: string;
            /** @description id of the stage within the program */
            stage?: string;
            /** @description id of the interaction */
            touchpoint?: string;
            speaker?: components["schemas"]["Speaker"];
            /** @description what was said or written */
            text?: string;
            language?: string;
            /** @description what was worked on */
            artefact?: string;
            /** @description version of the artefact */
            revision?: number | string;
            passed?: boolean;
            /** @description results of a check, one per point */
            items?: ({
                name: string;
                passed: boolean;
            } & {
                [key: string]: unknown;
            })[];
            durationMs?: number;
            outcome?: components["schemas"]["Outcome"];
            /** @description who acted in a cowork session */
            actor?: string;
            action?: string;
            /** @description turns that were not sent as separate events */
            transcript?: ({
                speaker: components["schemas"]["Speaker"];
                text: string;
                at?: string;
            } & {
                [key: string]: unknown;
            })[];
            files?: ({
                /** @description file name */
                name: string;
                /** @description media type */
                mediaType: string;
                sha256: string;
                /** @description link for reviewers; never fetched */
                href?: string;
                /** @description extracted text, read by the judge */
                text?: string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        /**
         * @description who produced the event; defaults to learner, and to system for `stage.*`
         * @enum {string}
         */
        Speaker: "learner" | "coach" | "assistant" | "system";
        XapiError: {
            error: string;
        };
        Statement: {
            [key: string]: unknown;
        };
        XapiVersions: {
            version: string[];
        };
        CaliperOutcome: {
            accepted: number;
            /** @description sent before with the same id */
            duplicate: number;
            /** @description named by no rule of the mapping, and left alone */
            unmapped: number;
            refused: components["schemas"]["RefusedDocument"][];
        };
        RefusedDocument: {
            index: number;
            error: string;
        };
        CaliperEnvelope: {
            sensor?: string;
            sendTime?: string;
            dataVersion: string;
            data: unknown[];
        } & {
            [key: string]: unknown;
        };
        SegmentOutcome: {
            /** @enum {boolean} */
            success: true;
            accepted: number;
            /** @description sent before with the same id */
            duplicate: number;
            /** @description named by no rule of the mapping, and left alone */
            unmapped: number;
            refused: components["schemas"]["RefusedDocument"][];
        };
        SegmentError: {
            /** @enum {boolean} */
            success: false;
            message: string;
        };
        SegmentBatch: {
            /** @description Calls, each in the form of `SegmentCall`; one in another form is refused. */
            batch: unknown[];
        } & {
            [key: string]: unknown;
        };
        SegmentCall: {
            type?: string | null;
            messageId?: string | null;
            userId?: string | null;
            event?: string | null;
            timestamp?: string | null;
            properties?: {
                [key: string]: unknown;
            } | null;
        } & {
            [key: string]: unknown;
        };
        LearnerPage: {
            data: components["schemas"]["LearnerLine"][];
            /** @description cursor of the next page; null on the last page */
            nextCursor: string | null;
        };
        LearnerLine: {
            learner: string;
            version: number;
            groups: string[];
            tier: string;
            overall: {
                mean: number;
                sd: number;
            };
            skills: {
                independence: components["schemas"]["TieredReading"];
                quality: components["schemas"]["TieredReading"];
                communication: components["schemas"]["TieredReading"];
                speed: components["schemas"]["TieredReading"];
            };
            /** @description still uncertain: sd of overall above 8 */
            provisional: boolean;
            level: number;
            total: number;
            behaviour: components["schemas"]["BehaviourState"];
            pending: components["schemas"]["Pending"];
            /** @description the newest verdict is older than thirty days */
            stale: boolean;
            asOf: string;
        };
        Pending: {
            /** @description accepted events without an award */
            events: number;
            /** @description completions without a verdict */
            calibrations: number;
        };
        Learner: {
            learner: string;
            /** @description incremented by each change of the learner */
            version: number;
            asOf: string;
            workSkills: components["schemas"]["WorkSkills"];
            xp: components["schemas"]["Xp"];
            phase: components["schemas"]["Phase"];
            behaviour: components["schemas"]["Behaviour"];
            journey: components["schemas"]["Journey"];
            pending: components["schemas"]["Pending"];
        } & {
            [key: string]: unknown;
        };
        LearnerProfile: {
            learner: string;
            /** @default [] */
            groups: string[];
            /**
             * @description used for events without a program
             * @default null
             */
            program: string | null;
            /**
             * @description multiplies par time, for learners with extra time
             * @default 1
             */
            parFactor: number;
        };
        Profile: {
            /** @default [] */
            groups: string[];
            /**
             * @description used for events without a program
             * @default null
             */
            program: string | null;
            /**
             * @description multiplies par time, for learners with extra time
             * @default 1
             */
            parFactor: number;
        };
        GroupList: {
            data: components["schemas"]["Group"][];
        };
        Group: {
            group: string;
            learners: number;
            /** @description learners by behaviour */
            behaviour: {
                new?: number;
                flowing?: number;
                steady?: number;
                struggling?: number;
                stuck?: number;
                coasting?: number;
                away?: number;
            };
            /** @description learners by tier */
            tier: {
                unrated?: number;
                underperforming?: number;
                developing?: number;
                solid?: number;
                strong?: number;
                exceptional?: number;
            };
            /** @description learners with pending events or completions */
            pending: number;
            /** @description learners whose newest verdict is older than thirty days */
            stale: number;
        };
        RoleStanding: {
            learner: string;
            version: number;
            asOf: string;
            /** @description null if the role is not rated; `role.status` says why */
            readiness: {
                band: components["schemas"]["ReadinessBand"];
                weakest: {
                    skill: components["schemas"]["Skill"];
                    gap: number | null;
                    evidence: components["schemas"]["EvidenceNeeded"];
                };
                unobserved: components["schemas"]["Skill"][];
            } | null;
            skills: {
                independence: components["schemas"]["SkillStanding"];
                quality: components["schemas"]["SkillStanding"];
                communication: components["schemas"]["SkillStanding"];
                speed: components["schemas"]["SkillStanding"];
            } | null;
            role: components["schemas"]["Role"];
            attribution: components["schemas"]["Attribution"];
            journey: components["schemas"]["StandingJourney"];
        };
        /** @enum {string} */
        ReadinessBand: "strong" | "good" | "partial" | "limited" | "incomplete";
        EvidenceNeeded: {
            skill: components["schemas"]["Skill"];
            source: components["schemas"]["ObservationSource"];
            what: string;
            sdNow: number;
            sdAfter: number;
            /** @description how many until the lower bound is reached; null if more evidence is not enough */
            toMeet: number | null;
        } | null;
        SkillStanding: {
            required: number;
            mean: number;
            sd: number;
            /** @description 95 % interval */
            interval: number[];
            observations: number;
            /** @description probability of meeting the requirement; null for a skill never observed */
            probability: number | null;
            /** @description whether mean − sd reaches the requirement */
            met: boolean | null;
            /** @description points from mean − sd to the requirement */
            gap: number | null;
        };
        Role: {
            /** @example 15-1211.00 */
            code: string;
            title: string;
            source: components["schemas"]["RoleSource"];
            /** @description O*NET job zone: 1 little preparation to 5 extensive */
            jobZone: number | null;
            /** @description published wage of the occupation; never computed from a score */
            medianWageUsd: number | null;
            required: components["schemas"]["RoleRequirement"];
            /** @description source of the ratings, or why there are none */
            status: string | null;
            reportedTitles: string[];
            featured: boolean;
        };
        /** @enum {string} */
        RoleSource: "onet" | "custom";
        /** @description percentile among occupations; null when the role is not rated */
        RoleRequirement: {
            independence: number;
            quality: number;
            communication: number;
            speed: number;
            /** @description position among occupations, 0–100; null for custom roles */
            overall: number | null;
        } | null;
        /** @description must be shown wherever the numbers are shown */
        Attribution: {
            onet: string;
            bls: string;
        } | null;
        /** @description what is next in the learner’s own program */
        StandingJourney: {
            program: string | null;
            version: number | null;
            /** @description id of the next stage with the most value per minute */
            tellsMost: string | null;
            next: {
                id: string;
                title: string;
                state: components["schemas"]["NextStageState"];
                value: components["schemas"]["TouchpointValue"];
            }[];
        };
        /** @description null for a role that is not rated */
        TouchpointValue: {
            /** @description P(meets the role) now: the product over the skills */
            probability: number;
            /** @description expected reduction of the variance p(1 − p) of “meets the role” by its verdict */
            reduction: number;
            /** @description the same per minute of par time */
            perMinute: number;
            /** @description par time, with the learner’s extra time */
            minutes: number;
            skill: components["schemas"]["Skill"] & unknown;
            sdNow: number;
            sdAfter: number;
            reason: string;
        } | null;
        EconomicStanding: {
            learner: string;
            version: number;
            asOf: string;
            earned: components["schemas"]["EconomicMark"];
            supported: components["schemas"]["EconomicMark"] & unknown;
            /** @description occupations met; null while a skill is unobserved */
            met: number | null;
            of: number;
            nearest: components["schemas"]["NearbyOccupation"][];
            unobserved: components["schemas"]["Skill"][];
            attribution: components["schemas"]["Attribution"];
        };
        /** @description the mark earned by XP */
        EconomicMark: {
            demand: number;
            occupations: components["schemas"]["Occupation"][];
        };
        Occupation: {
            code: string;
            title: string;
            jobZone: number | null;
            /** @description published wage of the occupation */
            medianWageUsd: number | null;
            /** @description position among occupations, 0–100 */
            demand: number;
        };
        NearbyOccupation: {
            code: string;
            title: string;
            jobZone: number | null;
            /** @description published wage of the occupation */
            medianWageUsd: number | null;
            /** @description position among occupations, 0–100 */
            demand: number;
            weakest: {
                skill: components["schemas"]["Skill"];
                gap: number;
            };
        };
        Firmness: {
            learner: string;
            version: number;
            asOf: string;
            /** @description verdicts that count */
            verdicts: number;
            /** @description size of the smallest set that changes any of the answers; null if more than two are needed */
            smallest: number | null;
            tier: components["schemas"]["TierFirmness"];
            level: components["schemas"]["LevelFirmness"];
            readiness: components["schemas"]["ReadinessFirmness"];
        };
        TierFirmness: {
            now: components["schemas"]["ShownTier"];
            firm: components["schemas"]["FirmMark"] & unknown;
            /** @description the smallest set that changes it, newest first; empty if more than two are needed */
            verdicts: components["schemas"]["FirmnessVerdict"][];
            after: components["schemas"]["ShownTier"] & (string | null);
        };
        FirmnessVerdict: {
            /** @description number of the calibration */
            number: number;
            /** @description seq of its completion */
            completion: number;
        };
        LevelFirmness: {
            now: number;
            firm: components["schemas"]["FirmMark"] & unknown;
            /** @description the smallest set that changes it, newest first; empty if more than two are needed */
            verdicts: components["schemas"]["FirmnessVerdict"][];
            after: number | null;
        };
        /** @description null without `role`, and for a role that is not rated */
        ReadinessFirmness: {
            role: string;
            now: components["schemas"]["ReadinessBand"];
            firm: components["schemas"]["FirmMark"] & unknown;
            /** @description the smallest set that changes it, newest first; empty if more than two are needed */
            verdicts: components["schemas"]["FirmnessVerdict"][];
            after: components["schemas"]["ReadinessBand"] & (string | null);
        } | null;
        LedgerPage: {
            data: components["schemas"]["LedgerEntry"][];
            /** @description cursor of the next page; null on the last page */
            nextCursor: string | null;
        };
        Verification: {
            intact: boolean;
            entries: number;
            total: number;
            /** @description the first entry that does not match the one before */
            firstBroken: number | null;
        };
        LedgerEntryDetail: components["schemas"]["LedgerEntry"] & {
            review: components["schemas"]["ReviewHistory"];
        };
        ReviewHistory: {
            state: components["schemas"]["ReviewState"];
            appeals: {
                appeal: number;
                reason: string;
                at: string;
                review: number | null;
            }[];
            reviews: {
                review: number;
                /** @enum {string} */
                decision: "upheld" | "changed" | "voided";
                ruling: components["schemas"]["RulingDecision"];
                /** @description the calibration that it created */
                result: number | null;
                /** @description visible to reviewers only */
                by?: string;
                reason: string;
                at: string;
            }[];
        };
        /** @enum {string|null} */
        RulingDecision: "paid" | "refused" | null;
        CalibrationPage: {
            data: components["schemas"]["Calibration"][];
            /** @description cursor of the next page; null on the last page */
            nextCursor: string | null;
            /** @description numbers of verdicts that this reviewer has to read first */
            hidden: number[];
        };
        CalibrationDetail: components["schemas"]["Calibration"] & {
            before: components["schemas"]["SnapshotLine"];
            quotes: components["schemas"]["Quote"][];
            events: ({
                skill: string;
                seq: number;
                what: string;
            } & {
                [key: string]: unknown;
            })[];
            dossier: components["schemas"]["DossierSummary"];
            verdict: {
                /** @description link A: bands, confidence, and the quotes found in the learner’s own text */
                score?: unknown;
                /** @description link B: confidence, flags and the stored reason */
                check?: unknown;
            } | null;
            /** @description what people read before they saw it; for reviewers, who see those of others once nobody can be influenced */
            readings?: components["schemas"]["BlindReading"][];
            review: components["schemas"]["ReviewHistory"] & unknown;
            trace: components["schemas"]["Trace"];
        };
        Quote: {
            skill: string;
            seq: number;
            text: string;
            /** @description the turn in which the learner said it */
            turn: {
                speaker: string;
                at: string;
                text: string;
            } | null;
        } & {
            [key: string]: unknown;
        };
        DossierSummary: {
            rubric: {
                id: string;
                version: number;
                title: string | null;
            };
            counts: {
                turns: number;
                context: number;
                events: number;
                cowork: number;
                learn: number;
                checks: number;
                prior: number;
            };
            /** @description measured times in minutes */
            timing?: unknown;
            /** @description content that was cut to fit */
            leftOut: components["schemas"]["LeftOut"][];
        } | null;
        LeftOut: {
            part: string;
            items: number;
            characters: number;
        };
        BlindReading: {
            by: string;
            /** @description the verdict that counted then */
            calibration: number;
            skills: {
                independence?: number;
                quality?: number;
                communication?: number;
                speed?: number;
            };
            note: string | null;
            at: string;
        };
        Trace: {
            steps: {
                /** @enum {string} */
                step: "dossier" | "score" | "check";
                at: string;
                /** @description SHA-256 of the judged dossier */
                inputHash: string | null;
                /** @description when its texts were removed, by the policy’s `retention` */
                textsRemovedAt: string | null;
                judge: string | null;
                model: string | null;
                /** @description prompt id and version */
                prompt: string | null;
                outcome: string | null;
                /** @description number of calls before the last one */
                retries: number;
                /** @description the calls, oldest first; at most the last twenty */
                attempts: {
                    outcome: string;
                    durationMs: number;
                    inputTokens: number;
                    outputTokens: number;
                }[];
                inputTokens: number;
                outputTokens: number;
                /** @description US dollars; null if the price is unknown */
                cost: number | null;
                durationMs: number;
            }[];
            tokens: {
                input: number;
                output: number;
            };
            /** @description US dollars of all steps; null if a price is unknown */
            cost: number | null;
            /** @description evidence from the judge that could not be verified */
            refused: {
                skill: string;
                seq: number;
                why: string;
                text: string | null;
            }[];
            /** @description skills without verified evidence */
            ungrounded: string[];
            tampering: {
                kind: string;
                seq: number;
            }[];
            texts: {
                dossier?: unknown;
                score?: unknown;
                check?: unknown;
            } | null;
        };
        AppealMade: {
            appeal: number;
            /** @enum {string} */
            state: "contested";
            at: string;
        };
        Appeal: {
            /** @description shown to the other side */
            reason: string;
        };
        Review: {
            /** @enum {string} */
            decision: "upheld";
            /** @description shown to the other side */
            reason: string;
            /** @description opaque id of the reviewer, for calls by a system; ignored with a person token */
            reviewer?: string;
        } | {
            /** @enum {string} */
            decision: "changed";
            skills: components["schemas"]["ReviewReadings"];
            /** @description shown to the other side */
            reason: string;
            /** @description opaque id of the reviewer, for calls by a system; ignored with a person token */
            reviewer?: string;
        };
        /** @description the reviewer’s readings; in a review, skills left out keep theirs */
        ReviewReadings: {
            independence?: components["schemas"]["ReviewReading"];
            quality?: components["schemas"]["ReviewReading"];
            communication?: components["schemas"]["ReviewReading"];
            speed?: components["schemas"]["ReviewReading"];
        };
        ReviewReading: {
            /** @description on 0–100 */
            x: number;
        } | {
            /**
             * @description band 1 to 5 of the rubric
             * @enum {integer}
             */
            band: 1 | 2 | 3 | 4 | 5;
            /**
             * @description position within the band
             * @default 0.5
             */
            position: number;
        };
        Ruling: {
            decision: components["schemas"]["RulingDecision"];
            /** @description shown to the other side */
            reason: string;
            /** @description opaque id of the reviewer, for calls by a system; ignored with a person token */
            reviewer?: string;
        };
        Rescored: {
            preview: boolean;
            judge: {
                name: string;
                version: string;
            };
            reason: string;
            correction: components["schemas"]["Correction"];
        };
        RescoreRequest: {
            /** @description a judge as in JUDGE_MODEL; any but the configured one needs `admin` */
            judge?: string;
        };
        ReviewPage: {
            data: components["schemas"]["ReviewItem"][];
            /** @description cursor of the next page; null on the last page */
            nextCursor: string | null;
        };
        ReviewItem: {
            item: number;
            learner: string;
            calibration: number | null;
            /** @description ledger entry, if an award is contested */
            entry: number | null;
            /** @description while the verdict is hidden, only appeal and sample */
            reasons: ("appeal" | "unscored" | "tampering" | "asked" | "held" | "large_move" | "sample")[];
            state: components["schemas"]["ReviewState"];
            /** @description whether it needs a decision */
            open: boolean;
            /** @description the open appeal; null while the verdict is hidden */
            appeal: {
                appeal: number;
                reason: string;
                at: string;
            } | null;
            /** @description who shall decide */
            assignee: string | null;
            mode: components["schemas"]["ReviewMode"];
            /** @description blind readings that are there */
            readings: number;
            /** @description blind readings before anyone decides */
            readingsWanted: number;
            /** @description whether the caller has read it blind */
            read: boolean;
            /** @description whether the caller may not see its verdict before reading it */
            hidden: boolean;
            at: string;
        };
        /** @enum {string} */
        ReviewMode: "open" | "blind" | "double";
        Assignee: {
            /** @description opaque id of the person who shall decide; null clears it */
            assignee: string | null;
        };
        ReviewModeRequest: {
            mode: components["schemas"]["ReviewMode"];
        };
        ReviewProgress: {
            data: {
                reviewer: string;
                /** @description items assigned to them that wait for a decision */
                assigned: number;
                /** @description since when the oldest of them waits */
                oldest: string | null;
                /** @description items assigned to them that are closed */
                closed: number;
                readings: number;
                upheld: number;
                changed: number;
            }[];
        };
        ReviewAgreement: {
            readers: components["schemas"]["Agreement"];
            judge: components["schemas"]["Agreement"] & unknown;
            /** @description at most so many pieces of work, the newest, are looked at */
            newest: number;
        };
        /** @description the first two readers of each piece of work */
        Agreement: components["schemas"]["PairAgreement"] & {
            /** @description pairs by band: a row for each band of the first side, a column for each of the second */
            counts: number[][];
            bySkill: components["schemas"]["AgreementBySkill"];
        };
        AgreementBySkill: {
            independence?: components["schemas"]["PairAgreement"];
            quality?: components["schemas"]["PairAgreement"];
            communication?: components["schemas"]["PairAgreement"];
            speed?: components["schemas"]["PairAgreement"];
        };
        PairAgreement: {
            works: number;
            /** @description one for each skill that both sides read of a piece of work */
            pairs: number;
            /** @description quadratic weighted kappa on the five bands (Cohen 1968): 1 is agreement, 0 is chance */
            kappa: number | null;
            /** @description 95 %, percentile bootstrap over pieces of work (Efron and Tibshirani 1993); null for fewer than 5 */
            interval: {
                low: number;
                high: number;
            } | null;
            /** @description share of pairs in the same band */
            exact: number | null;
            /** @description share of pairs at most one band apart */
            adjacent: number | null;
        };
        Work: {
            learner: string;
            calibration: number;
            completion: {
                seq: number;
                type: string;
                stage: string | null;
                outcome: string | null;
            };
            rubric: {
                id: string;
                version: number;
                title: string;
                skills: {
                    /** @description the five bands, weakest first */
                    independence?: string[];
                    /** @description the five bands, weakest first */
                    quality?: string[];
                    /** @description the five bands, weakest first */
                    communication?: string[];
                    /** @description the five bands, weakest first */
                    speed?: string[];
                };
                points: string[];
                reference: string | null;
            };
            turns: components["schemas"]["WorkTurn"][];
            /** @description what happened before the work */
            context: components["schemas"]["WorkTurn"][];
            cowork: {
                seq: number;
                at: string;
                own: boolean;
                action: string;
            }[];
            learn: {
                seq: number;
                at: string;
                kind: string;
            }[];
            checks: {
                seq: number;
                at: string;
                passed: boolean | null;
            }[];
            /** @description content that was cut to fit */
            leftOut: components["schemas"]["LeftOut"][];
        };
        WorkTurn: {
            seq: number;
            part: number;
            /** @enum {string} */
            kind: "text" | "transcript" | "file";
            speaker: components["schemas"]["Speaker"];
            type: string;
            at: string;
            /** @description of a file */
            name: string | null;
            text: string;
            /** @description the end of a text whose middle was left out */
            end: string | null;
            /** @description characters left out between text and end */
            leftOut: number;
            /** @description whether these are the learner’s own words */
            quotable: boolean;
        };
        BlindReadingMade: {
            at: string;
            /** @description readings of this work, with this one */
            readings: number;
        };
        BlindReadingRequest: {
            skills: components["schemas"]["ReviewReadings"];
            /** @description shown to other reviewers */
            note?: string;
            /** @description opaque id of the reviewer, for calls by a system; ignored with a person token */
            reviewer?: string;
        };
        ShareList: {
            data: components["schemas"]["Share"][];
        };
        Share: {
            viewer: string;
            at: string;
        };
        SharedLearnerPage: {
            data: components["schemas"]["SharedLearner"][];
            /** @description cursor of the next page; null on the last page */
            nextCursor: string | null;
        };
        SharedLearner: {
            learner: string;
            at: string;
        };
        ReceivedEventPage: {
            data: components["schemas"]["ReceivedEvent"][];
            /** @description cursor of the next page; null on the last page */
            nextCursor: string | null;
        };
        ReceivedEvent: {
            seq: number;
            id: string | null;
            source: string | null;
            type: string;
            speaker: components["schemas"]["Speaker"];
            time: string;
            /** @description the later of its own time and the effective time of the previous event */
            effectiveTime: string;
            acceptedAt: string;
            /** @description the `x-request-id` of the request that delivered it; log lines have the same id */
            requestId: string | null;
            policyVersion: number;
            /** @description whether it triggered a calibration */
            completes: boolean;
            voided: boolean;
            data: components["schemas"]["EventData"] & (Record<string, never> | null);
        };
        StreamTicket: {
            ticket: string;
            /** @description path and query of the stream, ready for `EventSource` */
            url: string;
            /** Format: date-time */
            expiresAt: string;
        };
        StreamTicketRequest: {
            /** @description follows this learner; missing: all learners that the token covers */
            learner?: string;
        };
        StreamMessage: {
            /** @description resumes after this message */
            id?: string;
            /** @enum {string} */
            event?: "award" | "calibration" | "level" | "facet" | "reset" | "end";
            /** @description JSON: a `StreamAward`, `StreamLevel`, `StreamCalibration`, `StreamFacet`, `{}`, or a `Problem` */
            data: string;
        };
        Policy: {
            version: number;
            title: string;
            ladder: components["schemas"]["Ladder"];
            /** @description how long later awards wait for a verdict: a duration such as 30s, or milliseconds */
            verdictWait: number | string;
            /** @description a repeated text counts from this many words */
            repeatWords: number;
            review?: components["schemas"]["ReviewPolicy"];
            behaviour?: components["schemas"]["BehaviourThresholds"];
            retention?: components["schemas"]["Retention"];
            /** @description credentials that workers issue without being asked */
            credentials?: components["schemas"]["CredentialRule"][];
            judges?: components["schemas"]["JudgesPolicy"];
            types: {
                [key: string]: components["schemas"]["EventTypePolicy"];
            };
        };
        /** @enum {string} */
        Ladder: "steps" | "smooth";
        /**
         * @default {
         *       "sampleShare": 0.02,
         *       "largeMove": 10
         *     }
         */
        ReviewPolicy: {
            /** @description share of verdicts that a person sees though nothing is odd about them */
            sampleShare: number;
            /** @description points of overall that one verdict may move before a person looks */
            largeMove: number;
            /**
             * @description who reads before they see the verdict; absent means open. An item of the queue can have its own
             * @enum {string}
             */
            mode?: "open" | "blind" | "double";
        };
        /**
         * @description thresholds of the behavioural state
         * @default {}
         */
        BehaviourThresholds: {
            /**
             * @description events of the learner before anything but trouble is said
             * @default 5
             */
            newEvents: number;
            /**
             * @description silence of the learner after which they are away
             * @default 172800000
             */
            awayAfterMs: number;
            /**
             * @description silence that ends flowing and every run of turns
             * @default 28800000
             */
            breakMs: number;
            /**
             * @description a longer gap between events counts as this much work
             * @default 900000
             */
            idleMs: number;
            /** @default {} */
            struggling: {
                /**
                 * @description failed or abandoned outcomes in a row
                 * @default 3
                 */
                failed: number;
                /**
                 * @description hints and revealed answers since the last pass
                 * @default 4
                 */
                help: number;
                /**
                 * @description work in a stage without a pass, in multiples of its par
                 * @default 2
                 */
                parTimes: number;
            };
            /** @default {} */
            stuck: {
                /** @default 6 */
                failed: number;
                /** @default 8 */
                help: number;
                /**
                 * @description struggling for so long without a pass, with or without events
                 * @default 2700000
                 */
                afterMs: number;
            };
            /** @default {} */
            recovered: {
                /**
                 * @description passes since the last failure that end struggling; one ends stuck
                 * @default 2
                 */
                passed: number;
                /**
                 * @description events of the learner without a failure or help that end both
                 * @default 12
                 */
                events: number;
            };
            /** @default {} */
            coasting: {
                /**
                 * @description short turns in a row
                 * @default 6
                 */
                turns: number;
                /**
                 * @description most words of a short turn
                 * @default 3
                 */
                words: number;
                /**
                 * @description answers revealed with no attempt between
                 * @default 2
                 */
                reveals: number;
                /**
                 * @description texts said before, with none of their own between
                 * @default 3
                 */
                repeats: number;
                /**
                 * @description fewest words of a turn that shows effort
                 * @default 8
                 */
                effortWords: number;
                /**
                 * @description turns with effort that end coasting; two passes without help do too
                 * @default 3
                 */
                effortTurns: number;
            };
            /** @default {} */
            flowing: {
                /**
                 * @description passes in a row without help
                 * @default 3
                 */
                passed: number;
                /** @default 2 */
                endsAtFailed: number;
                /** @default 2 */
                endsAtHelp: number;
            };
            /**
             * @default [
             *       "learn.hint_used",
             *       "learn.answer_revealed"
             *     ]
             */
            helpTypes: string[];
            /**
             * @default [
             *       "learn.answer_revealed"
             *     ]
             */
            revealTypes: string[];
        };
        /** @description how long texts are kept; hashes, verdicts and quotes stay */
        Retention: {
            /** @description days after which the texts of an event are removed; absent keeps them. At least as long as the longest stage */
            payloadDays?: number;
            /** @description days after which what a judge was given and answered is removed; never kept longer than the payloads */
            dossierDays?: number;
        };
        CredentialRule: {
            /** @enum {string} */
            kind: "level";
            /** @description issued when this level is reached */
            level: number;
            disclose?: components["schemas"]["DisclosedByRule"];
            /** @description days until it expires; absent means never */
            validDays?: number;
        } | {
            /** @enum {string} */
            kind: "tier";
            /** @enum {string} */
            tier: "underperforming" | "developing" | "solid" | "strong" | "exceptional";
            held?: components["schemas"]["TierHeld"];
            disclose?: components["schemas"]["DisclosedByRule"];
            /** @description days until it expires; absent means never */
            validDays?: number;
        } | {
            /** @enum {string} */
            kind: "role";
            /** @description issued when mean − sd reaches what this role requires on all four skills */
            role: string;
            disclose?: components["schemas"]["DisclosedByRule"];
            /** @description days until it expires; absent means never */
            validDays?: number;
        };
        /**
         * @description which ledger entries the credential shows; `all` is only for those who ask
         * @default completions
         * @enum {string}
         */
        DisclosedByRule: "none" | "completions";
        /**
         * @default {
         *       "verdicts": 3,
         *       "days": 0
         *     }
         */
        TierHeld: {
            /**
             * @description how many verdicts in a row must leave the learner at this tier or above
             * @default 3
             */
            verdicts: number;
            /**
             * @description days that must lie between the first and the last of them
             * @default 0
             */
            days: number;
        };
        /** @description how judges are kept up by works with known scores */
        JudgesPolicy: {
            /** @description one anchor after about so many verdicts; absent: 50. Without anchors nothing is drawn */
            anchorEvery?: number;
            /**
             * @description who takes a proposed card into use: an operator (absent), or this policy at once
             * @enum {string}
             */
            adopt?: "operator" | "policy";
            /** @description points of overall that one verdict of a drifting judge may raise before a person looks; absent: 2 */
            largestRise?: number;
        };
        EventTypePolicy: {
            /** @description the kind of interaction, in words */
            touchpoint: string;
            /** @description XP before the multiplier */
            base: number;
            /**
             * @description heavy: this event completes a touchpoint
             * @enum {string}
             */
            path: "cheap" | "heavy";
            /**
             * @description the words are the point: not_learner and empty apply
             * @default false
             */
            words: boolean;
            /**
             * @description what is paid once: a revision of an artefact, or the completion of a touchpoint or stage
             * @default null
             * @enum {string|null}
             */
            once: "artefact" | "touchpoint" | "stage" | null;
            rate?: components["schemas"]["RateCeiling"];
            /**
             * @description JSON Schema of the data, for a type of the platform’s own
             * @default null
             */
            schema: Record<string, never> | null;
        };
        /** @default null */
        RateCeiling: {
            /** @description events of this type that are paid within the window */
            max: number;
            windowMs: number;
        } | null;
        PolicyBody: {
            title: string;
            ladder: components["schemas"]["Ladder"];
            /** @description how long later awards wait for a verdict: a duration such as 30s, or milliseconds */
            verdictWait: number | string;
            /** @description a repeated text counts from this many words */
            repeatWords: number;
            review?: components["schemas"]["ReviewPolicy"];
            behaviour?: components["schemas"]["BehaviourThresholds"];
            retention?: components["schemas"]["Retention"];
            /** @description credentials that workers issue without being asked */
            credentials?: components["schemas"]["CredentialRule"][];
            judges?: components["schemas"]["JudgesPolicy"];
            types: {
                [key: string]: components["schemas"]["EventTypePolicy"];
            };
        };
        PolicyTrial: {
            events: number;
            before: components["schemas"]["TrialSums"];
            after: components["schemas"]["TrialSums"];
            /** @description events for which a guard was taken to be as it was */
            assumed: number;
            learners: number;
            from: string | null;
            to: string | null;
            types: components["schemas"]["TypeTrial"][];
        };
        TrialSums: {
            xp: number;
            /** @description events that are paid */
            paid: number;
            /** @description events that would be judged */
            completions: number;
        };
        TypeTrial: {
            type: string;
            events: number;
            before: components["schemas"]["TrialSums"];
            after: components["schemas"]["TrialSums"];
            /** @description events for which a guard was taken to be as it was */
            assumed: number;
        };
        ProgramList: {
            data: components["schemas"]["ProgramLine"][];
        };
        ProgramLine: {
            id: string;
            version: number;
            title: string;
        };
        Program: {
            version: number;
            id: string;
            title: string;
            phases: components["schemas"]["ProgramPhase"][];
            /** @default {} */
            rubrics: {
                [key: string]: components["schemas"]["Rubric"];
            };
        };
        ProgramPhase: {
            id: string;
            title: string;
            stages: components["schemas"]["ProgramStage"][];
        };
        ProgramStage: {
            id: string;
            title: string;
            /** @description what sort of work it is, such as note, scenario or presentation */
            kind: string;
            /**
             * @description stages to be done or skipped before this one opens
             * @default []
             */
            requires: string[];
            /**
             * @description ids of this stage in earlier versions: what was done there counts here
             * @default []
             */
            formerly: string[];
            rubric: string;
            /**
             * @description how hard the stage is, per skill; 50 where unnamed
             * @default {}
             */
            demand: {
                independence?: number;
                quality?: number;
                communication?: number;
                speed?: number;
            };
            parMinutes: number;
            /** @description the event of this stage that makes it done */
            completion: {
                type: string;
                /**
                 * @description null: the event alone completes, whatever its outcome
                 * @default null
                 * @enum {string|null}
                 */
                outcome: "passed" | "failed" | "abandoned" | null;
            };
        };
        Rubric: {
            title: string;
            skills: components["schemas"]["RubricSkills"];
            points: string[];
            reference?: string;
            demand?: components["schemas"]["SkillDemand"];
            parMinutes?: number;
        };
        RubricSkills: {
            independence?: components["schemas"]["RubricBands"];
            quality?: components["schemas"]["RubricBands"];
            communication?: components["schemas"]["RubricBands"];
            speed?: components["schemas"]["RubricBands"];
        };
        RubricBands: {
            bands: string[];
        };
        SkillDemand: {
            independence?: number;
            quality?: number;
            communication?: number;
            speed?: number;
        };
        ProgramBody: {
            id?: string;
            title: string;
            phases: components["schemas"]["ProgramPhase"][];
            /** @default {} */
            rubrics: {
                [key: string]: components["schemas"]["Rubric"];
            };
        };
        RubricList: {
            data: components["schemas"]["ShippedRubric"][];
        };
        ShippedRubric: {
            id: string;
            version: number;
            body: components["schemas"]["Rubric"];
        };
        RolePage: {
            data: components["schemas"]["RoleLine"][];
            /** @description cursor of the next page; null on the last page */
            nextCursor: string | null;
            attribution: components["schemas"]["Attribution"];
        };
        RoleLine: {
            /** @example 15-1211.00 */
            code: string;
            title: string;
            source: components["schemas"]["RoleSource"];
            /** @description O*NET job zone: 1 little preparation to 5 extensive */
            jobZone: number | null;
            /** @description published wage of the occupation; never computed from a score */
            medianWageUsd: number | null;
            required: components["schemas"]["RoleRequirement"];
            /** @description source of the ratings, or why there are none */
            status: string | null;
            reportedTitles: string[];
            featured: boolean;
            version: number;
        };
        RoleDocument: {
            /** @example 15-1211.00 */
            code: string;
            title: string;
            source: components["schemas"]["RoleSource"];
            /** @description O*NET job zone: 1 little preparation to 5 extensive */
            jobZone: number | null;
            /** @description published wage of the occupation; never computed from a score */
            medianWageUsd: number | null;
            required: components["schemas"]["RoleRequirement"];
            /** @description source of the ratings, or why there are none */
            status: string | null;
            reportedTitles: string[];
            featured: boolean;
            /** @description custom roles count from 1; shipped roles have 0 */
            version: number;
            attribution: components["schemas"]["Attribution"];
        };
        RoleBody: {
            title: string;
            required: {
                independence: number;
                quality: number;
                communication: number;
                speed: number;
            };
            /** @default null */
            jobZone: number | null;
            /**
             * @description as published for this job
             * @default null
             */
            medianWageUsd: number | null;
            /**
             * @description where the requirements come from
             * @default null
             */
            status: string | null;
            /** @default [] */
            reportedTitles: string[];
        };
        AnchorPage: {
            data: components["schemas"]["AnchorDocument"][];
            /** @description cursor of the next page; null on the last page */
            nextCursor: string | null;
        };
        AnchorDocument: {
            id: string;
            version: number;
            body: components["schemas"]["AnchorBody"];
        };
        AnchorBody: {
            /** @description for operators; no judge sees it */
            title: string;
            /**
             * @description the kind of interaction that the turns are presented as
             * @enum {string}
             */
            touchpoint: "chat" | "presentation" | "voice" | "note" | "work" | "cowork" | "scenario";
            /** @description what the learner was asked to do */
            task: string;
            rubric: components["schemas"]["Rubric"];
            turns: components["schemas"]["AnchorTurn"][];
            /** @description on 0–100, as the rubric’s bands */
            scores: {
                independence?: number;
                quality?: number;
                communication?: number;
                speed?: number;
            };
            /**
             * @description standard deviation of a known score around the truth; missing: 3 points
             * @default {}
             */
            sd: {
                independence?: number;
                quality?: number;
                communication?: number;
                speed?: number;
            };
            /**
             * @description false: it is drawn no more
             * @default true
             */
            active: boolean;
        };
        AnchorTurn: {
            /** @enum {string} */
            speaker: "learner" | "coach";
            text: string;
        };
        JudgeList: {
            data: components["schemas"]["JudgeStanding"][];
        };
        JudgeStanding: {
            judge: string;
            version: string;
            /** @description prefix of the tenant; null for the installation */
            tenant: string | null;
            card: components["schemas"]["JudgeCardInUse"];
            proposed: components["schemas"]["ProposedJudgeCard"];
            /** @description the open review, which a decision answers */
            review: number | null;
            /** @description works that people scored too, counted at each reading, since its last change */
            readings: number;
            /** @description of these, readings of anchors */
            anchors: number;
            anchorShare: number | null;
            agreement: components["schemas"]["JudgeAgreement"];
            drift: components["schemas"]["JudgeDrift"];
            /** @description cards that came into use later, the newest first */
            cards: components["schemas"]["StoredJudgeCard"][];
        };
        JudgeCardInUse: {
            /** @description as observations name it; null without one */
            name: string | null;
            /** @description null for the one that came with the judge */
            since: string | null;
            skills: components["schemas"]["JudgeCardSkills"];
        };
        JudgeCardSkills: {
            independence?: components["schemas"]["JudgeCardPart"];
            quality?: components["schemas"]["JudgeCardPart"];
            communication?: components["schemas"]["JudgeCardPart"];
            speed?: components["schemas"]["JudgeCardPart"];
        };
        JudgeCardPart: {
            /** @description points that it adds to every reading */
            offset: number;
            /** @description points of reading for a point of people’s score */
            slope: number;
            /** @description standard deviation of a reading around that */
            sigma: number;
        };
        ProposedJudgeCard: {
            independence?: components["schemas"]["EstimatedCardPart"];
            quality?: components["schemas"]["EstimatedCardPart"];
            communication?: components["schemas"]["EstimatedCardPart"];
            speed?: components["schemas"]["EstimatedCardPart"];
        } | null;
        EstimatedCardPart: {
            /** @description points that it adds to every reading */
            offset: number;
            /** @description points of reading for a point of people’s score */
            slope: number;
            /** @description standard deviation of a reading around that */
            sigma: number;
            sd: components["schemas"]["JudgeCardSds"];
            /** @description works behind it */
            works: number;
        };
        JudgeCardSds: {
            offset: number;
            slope: number;
        };
        JudgeAgreement: components["schemas"]["PairAgreement"] & {
            bySkill: components["schemas"]["AgreementBySkill"];
        };
        JudgeDrift: {
            state: components["schemas"]["DriftState"];
            /** @description when the judge seems to have changed */
            since: string | null;
            noticedAt: string | null;
            change: components["schemas"]["DriftChange"];
            skill: components["schemas"]["DriftSkill"];
            /** @description for a change, as a share of what makes an alarm */
            evidence: number;
            widening: components["schemas"]["NoiseFactors"];
        };
        /**
         * @description untested: nothing of it was read by people too
         * @enum {string}
         */
        DriftState: "untested" | "steady" | "drifting";
        /** @enum {string|null} */
        DriftChange: "higher" | "lower" | "flatter" | "steeper" | "noisier" | null;
        /**
         * @description where it was noticed; all: in all skills together
         * @enum {string|null}
         */
        DriftSkill: "independence" | "quality" | "communication" | "speed" | "all" | null;
        /** @description factors by which the noise of its readings is widened now */
        NoiseFactors: {
            independence?: number;
            quality?: number;
            communication?: number;
            speed?: number;
        } | null;
        StoredJudgeCard: {
            /** @description as observations name it */
            name: string;
            skills: components["schemas"]["JudgeCardSkills"];
            at: string;
            /** @description who took it into use; `policy`: the policy did */
            by: string;
            reason: string | null;
            /** @description readings that it rests on */
            readings: number;
            /** @description of these, readings of anchors */
            anchors: number;
        };
        JudgeReviewPage: {
            data: components["schemas"]["JudgeReview"][];
            /** @description cursor of the next page; null on the last page */
            nextCursor: string | null;
        };
        JudgeReview: {
            item: number;
            judge: string;
            version: string;
            tenant: string | null;
            reasons: components["schemas"]["JudgeReviewReason"][];
            at: string;
            decision: components["schemas"]["JudgeDecision"];
            /** @description the card that was accepted */
            card: string | null;
            by: string | null;
            reason: string | null;
            decidedAt: string | null;
        };
        /**
         * @description drift: the judge seems to have changed; card: a new card is proposed
         * @enum {string}
         */
        JudgeReviewReason: "drift" | "card";
        /** @enum {string|null} */
        JudgeDecision: "accepted" | "kept" | null;
        /**
         * @description open: waits
         * @default open
         * @enum {string}
         */
        JudgeReviewState: "open" | "all";
        JudgeDecisionRequest: {
            /** @enum {string} */
            decision: "accepted" | "kept";
            /** @description kept with the card */
            reason: string;
        };
        KeyList: {
            data: components["schemas"]["Key"][];
            defaultLimits: components["schemas"]["DefaultLimits"];
        };
        Key: {
            id: string;
            name: string;
            scopes: components["schemas"]["Scope"][];
            /** @description the key covers learners whose ids begin so; null covers all */
            prefix: string | null;
            createdAt: string;
            expiresAt: string | null;
            revokedAt: string | null;
            limits: components["schemas"]["KeyLimits"];
            /** @description whether this call was made with it */
            own: boolean;
        };
        /** @enum {string} */
        Scope: "ingest" | "read" | "review" | "admin";
        /** @description the limits that differ from the default */
        KeyLimits: {
            eventsPerSecond?: number;
            bytesPerSecond?: number;
            streams?: number;
            waiting?: number;
            completions?: number;
        };
        /**
         * @example {
         *       "eventsPerSecond": 10000,
         *       "bytesPerSecond": 33554432,
         *       "streams": 5000,
         *       "waiting": 1000,
         *       "completions": 20000
         *     }
         */
        DefaultLimits: {
            eventsPerSecond: number;
            bytesPerSecond: number;
            streams: number;
            waiting: number;
            completions: number;
        };
        CreatedKey: {
            id: string;
            name: string;
            scopes: components["schemas"]["Scope"][];
            /** @description the key covers learners whose ids begin so; null covers all */
            prefix: string | null;
            createdAt: string;
            expiresAt: string | null;
            revokedAt: string | null;
            limits: components["schemas"]["KeyLimits"];
            /** @description the key itself. It is not stored: this is the only answer that has it */
            secret: string;
        };
        KeyRequest: {
            name: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * @description limits the key to learners whose ids begin so
             * @default null
             */
            prefix: string | null;
            /**
             * Format: date-time
             * @default null
             */
            expiresAt: string | null;
            limits?: components["schemas"]["NewLimits"];
        };
        /** @default {} */
        NewLimits: {
            eventsPerSecond?: number;
            bytesPerSecond?: number;
            streams?: number;
            waiting?: number;
            completions?: number;
        };
        /** @description the limits to change; null restores the default */
        KeyLimitChanges: {
            eventsPerSecond?: number | null;
            bytesPerSecond?: number | null;
            streams?: number | null;
            waiting?: number | null;
            completions?: number | null;
        };
        WebhookWithSecret: {
            id: string;
            /**
             * @description An `https` address, without user, password and fragment.
             * @example https://learn.example/touchstone
             */
            url: string;
            kinds: components["schemas"]["WebhookKind"][];
            /**
             * @description only learners whose ids begin with it; null: all
             * @default null
             */
            prefix: string | null;
            /**
             * @description only learners of this group; null: all
             * @default null
             */
            group: string | null;
            /**
             * @description the roles that the kind `standing.met` compares with
             * @default []
             */
            roles: string[];
            createdAt: string;
            updatedAt: string;
            /** @description until when messages are also signed with the secret before */
            previousSecretUntil: string | null;
            delivery: components["schemas"]["WebhookDeliveryState"];
            /**
             * @description shown in this response only
             * @example whsec_…
             */
            secret: string;
        };
        /** @enum {string} */
        WebhookKind: "award" | "calibration" | "level" | "facet" | "review" | "credential" | "standing.met" | "learner.erased";
        WebhookDeliveryState: {
            /**
             * @description disabled: it failed for 24 hours or answered 410; write it again to continue
             * @enum {string}
             */
            state: "working" | "failing" | "disabled";
            /** @description every change before this time was delivered */
            completeTo: string;
            /** @description failed attempts since the last delivery */
            failures: number;
            failingSince: string | null;
            /** @description null unless it is failing */
            nextAttemptAt: string | null;
            disabledAt: string | null;
            /** @enum {string|null} */
            disabledReason: "failing" | "gone" | null;
        };
        WebhookSecretRotation: {
            /**
             * @description how long messages are also signed with the secret before, at most 7 days (`168h`)
             * @default 24h
             */
            keepPrevious: string;
        };
        Webhook: {
            id: string;
            /**
             * @description An `https` address, without user, password and fragment.
             * @example https://learn.example/touchstone
             */
            url: string;
            kinds: components["schemas"]["WebhookKind"][];
            /**
             * @description only learners whose ids begin with it; null: all
             * @default null
             */
            prefix: string | null;
            /**
             * @description only learners of this group; null: all
             * @default null
             */
            group: string | null;
            /**
             * @description the roles that the kind `standing.met` compares with
             * @default []
             */
            roles: string[];
            createdAt: string;
            updatedAt: string;
            /** @description until when messages are also signed with the secret before */
            previousSecretUntil: string | null;
            delivery: components["schemas"]["WebhookDeliveryState"];
        };
        WebhookReplay: {
            /** @description RFC 3339; at most seven days ago. A time that is not in the past skips all that waits */
            from: string;
        };
        WebhookTest: {
            message: string;
            delivery: components["schemas"]["WebhookDelivery"];
        };
        /** @description null if no worker has sent it yet */
        WebhookDelivery: {
            attempt: number;
            /** @description the header `webhook-id`; attempts of the same message have the same */
            message: string;
            kind: string;
            /** @enum {string} */
            outcome: "delivered" | "failed";
            /** @description null if nothing was answered */
            status: number | null;
            /** @description why it failed, if not by its status */
            problem: string | null;
            /** @description the beginning of what was answered */
            answer: string;
            durationMs: number;
            at: string;
        } | null;
        WebhookDeliveryPage: {
            data: components["schemas"]["WebhookDelivery"][];
            /** @description cursor of the next page; null on the last page */
            nextCursor: string | null;
        };
        WebhookPage: {
            data: components["schemas"]["Webhook"][];
            /** @description cursor of the next page; null on the last page */
            nextCursor: string | null;
        };
        WebhookBody: {
            /**
             * @description An `https` address, without user, password and fragment.
             * @example https://learn.example/touchstone
             */
            url: string;
            kinds: components["schemas"]["WebhookKind"][];
            /**
             * @description only learners whose ids begin with it; null: all
             * @default null
             */
            prefix: string | null;
            /**
             * @description only learners of this group; null: all
             * @default null
             */
            group: string | null;
            /**
             * @description the roles that the kind `standing.met` compares with
             * @default []
             */
            roles: string[];
        };
        TenantPage: {
            data: components["schemas"]["Tenant"][];
            /** @description cursor of the next page; null on the last page */
            nextCursor: string | null;
        };
        Tenant: {
            id: string;
            version: number;
            /**
             * @description what its learners’ ids begin with, colon included; it never changes
             * @example acme:
             */
            prefix: string;
            /**
             * @description its keys and people have no other scopes; none locks it out
             * @default [
             *       "ingest",
             *       "read",
             *       "review",
             *       "admin"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            judge?: components["schemas"]["TenantJudge"];
            limits?: components["schemas"]["NewLimits"] & unknown;
            /**
             * @description key set that verifies its person tokens; null: that of the installation
             * @default null
             */
            jwksUrl: string | null;
        };
        /**
         * @description the judge of its verdicts, and what it may cost; missing parts are those of the installation
         * @default {}
         */
        TenantJudge: {
            /**
             * @description as in JUDGE_MODEL; keys and addresses of models are those of the installation
             * @example anthropic:claude-sonnet-4-5
             */
            model?: string;
            /** @description US dollars per million tokens; missing: unknown, or JUDGE_PRICE for the model of JUDGE_MODEL */
            price?: {
                input: number;
                output: number;
            };
            /** @description US dollars per UTC day, after which the offline judge takes over; JUDGE_BUDGET limits the sum of all */
            budget?: number;
        };
        TenantBody: {
            /**
             * @description what its learners’ ids begin with, colon included; it never changes
             * @example acme:
             */
            prefix: string;
            /**
             * @description its keys and people have no other scopes; none locks it out
             * @default [
             *       "ingest",
             *       "read",
             *       "review",
             *       "admin"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            judge?: components["schemas"]["TenantJudge"];
            limits?: components["schemas"]["NewLimits"] & unknown;
            /**
             * @description key set that verifies its person tokens; null: that of the installation
             * @default null
             */
            jwksUrl: string | null;
        };
        Operations: {
            at: string;
            pending: components["schemas"]["PendingWork"];
            recent: components["schemas"]["RecentWork"];
            /** @description calls behind the recent verdicts */
            judges: components["schemas"]["JudgeCalls"][];
            /** @description judges whose last call failed */
            failing: components["schemas"]["JudgeOutage"][];
            budget: components["schemas"]["JudgeBudget"];
            sweeper: components["schemas"]["Sweeper"];
            /** @description workers that report that they run */
            workers: number;
            /** @description as in `/readyz` */
            services: {
                [key: string]: components["schemas"]["ServiceState"];
            };
            temporal: components["schemas"]["TemporalLink"];
        };
        PendingWork: {
            learners: number;
            /** @description events without an award */
            events: number;
            /** @description completions without a verdict */
            calibrations: number;
            /** @description seconds; null if there is none */
            oldestEvent: number | null;
            /** @description seconds; null if there is none */
            oldestCompletion: number | null;
        };
        /** @description the newest five hundred changes of learners, at most a week old */
        RecentWork: {
            /** @description the oldest of the changes that these figures are about */
            since: string | null;
            eventToAward: components["schemas"]["Waits"];
            completionToVerdict: components["schemas"]["Waits"];
            /** @description verdicts without a usable answer, by why */
            unscored: {
                [key: string]: number;
            };
            /** @description verdicts in which a text tried to decide its own grade */
            tampering: number;
        };
        Waits: {
            count: number;
            /** @description milliseconds; null without any */
            p50: number | null;
            /** @description milliseconds; null without any */
            p95: number | null;
        };
        JudgeCalls: {
            judge: string;
            calls: number;
            /** @description milliseconds */
            p50: number;
            /** @description milliseconds */
            p95: number;
            /** @description calls without an answer, by why */
            failures: {
                [key: string]: number;
            };
            inputTokens: number;
            outputTokens: number;
            /** @description US dollars; null if a price is unknown */
            cost: number | null;
        };
        JudgeOutage: {
            judge: string;
            code: string;
            since: string;
        };
        JudgeBudget: {
            /** @description US dollars on this UTC day */
            spent: number;
            /** @description null: no limit */
            limit: number | null;
        };
        Sweeper: {
            /** @description learners to be rung now, at most 1,000 */
            overdue: number;
            /** @description of these, rung before */
            again: number;
        };
        /** @enum {string} */
        ServiceState: "up" | "down" | "unknown";
        TemporalLink: {
            /** @description `TEMPORAL_UI_URL` */
            ui: string | null;
            namespace: string | null;
            /** @description what the ids of workflows begin with, before the learner’s id */
            workflowPrefix: string;
        };
        EventTraceList: {
            data: components["schemas"]["EventTrace"][];
        };
        EventTrace: {
            learner: string;
            seq: number;
            id: string | null;
            source: string | null;
            type: string;
            requestId: string | null;
            acceptedAt: string;
            completes: boolean;
            voided: boolean;
            /** @description the ledger entry of its award */
            entry: number | null;
            awardedAt: string | null;
            /** @description the number of its newest verdict */
            calibration: number | null;
            judgedAt: string | null;
        };
        Arrival: {
            learner: string;
            /** @description whether this transfer had arrived already */
            before: boolean;
            entries: number;
            total: number;
            calibrations: number;
        };
        Credential: {
            id: string;
            learner: string;
            /** @description what it is for: `level`, `tier`, or `role` with its requirement */
            claim: {
                /** @enum {string} */
                kind: "level" | "tier" | "role";
            } & {
                [key: string]: unknown;
            };
            /** @description the rule of the policy that issued it, such as `tier:strong`; null if it was asked for */
            rule: string | null;
            issuedAt: string;
            validUntil: string | null;
            revokedAt: string | null;
            /**
             * @description `undone`: a correction took away what a rule had issued it for
             * @enum {string|null}
             */
            revocationReason: "requested" | "undone" | null;
        };
        CredentialRequest: {
            /**
             * @description what the credential is for
             * @enum {string}
             */
            kind: "level" | "tier" | "role";
            /** @description with `level`: the level; by default the current one */
            level?: number;
            tier?: components["schemas"]["Tier"] & unknown;
            /** @description with `role`: its code */
            role?: string;
            /**
             * @description which ledger entries it shows: none, the awards of the newest twenty judged completions, all up to 10,000, or these numbers
             * @default completions
             */
            disclose: ("none" | "completions" | "all") | number[];
            /** @description a URI by which the holder is known elsewhere; the learner’s id is only in it as a salted hash */
            subject?: string;
            /**
             * Format: date-time
             * @description when it expires; absent means never
             */
            validUntil?: string;
        };
        CredentialPage: {
            data: components["schemas"]["Credential"][];
            /** @description cursor of the next page; null on the last page */
            nextCursor: string | null;
        };
        JsonLdDocument: {
            id: string;
        } & {
            [key: string]: unknown;
        };
        Session: {
            /** @description send it as `X-CSRF-Token` with every write */
            csrf: string;
            /** Format: date-time */
            expiresAt: string;
            person: {
                /** @description the person, or the name of the key */
                sub: string;
                /** @description the id under which their decisions are recorded */
                actor: string;
                /**
                 * @description system: an API key
                 * @enum {string}
                 */
                kind: "learner" | "coach" | "hiring" | "operator" | "system";
                scopes: string[];
                groups: string[];
            };
        };
        SessionRequest: {
            token: string;
        } | {
            code: string;
        };
        Liveness: {
            /** @enum {boolean} */
            live: true;
        };
        Readiness: {
            ready: boolean;
            stopping: boolean;
            /** @enum {string} */
            postgres: "up" | "down";
            /** @description schema, temporal, namespace, worker, judge; unknown: it cannot be told while something it depends on is down */
            services: {
                [key: string]: components["schemas"]["ServiceState"];
            };
            /** @description only if a judge is failing or the budget is spent */
            judges?: {
                /** @description judges whose last call failed */
                failing: components["schemas"]["JudgeOutage"][];
                /**
                 * @description spent: the offline judge is used until the next UTC day
                 * @enum {string}
                 */
                budget: "left" | "spent";
            };
            /**
             * @description late: a completion has been waiting for its verdict for over two minutes
             * @enum {string}
             */
            verdicts: "in time" | "late";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
    sendEvents: {
        parameters: {
            query?: {
                /** @description Return the effect without storing anything. */
                preview?: boolean;
            };
            header?: {
                prefer?: string;
                /** @description binary mode only */
                "ce-specversion"?: string;
                /** @description binary mode only */
                "ce-id"?: string;
                /** @description binary mode only */
                "ce-source"?: string;
                /** @description binary mode only */
                "ce-type"?: string;
                /** @description binary mode only */
                "ce-subject"?: string;
                /** @description binary mode only */
                "ce-time"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["CloudEvent"];
                "application/cloudevents-batch+json": components["schemas"]["CloudEvent"][];
                "application/json": components["schemas"]["EventData"];
            };
        };
        responses: {
            /** @description The effect of a previewed void. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoidPreview"];
                };
            };
            /** @description Stored. For one event its result; for a batch one result per event, in order. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventResult"] | components["schemas"]["BatchResult"];
                };
            };
            /** @description Stored, with `Prefer: return=minimal` and no event refused. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). The key does not cover this learner (`foreign-learner`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An event with this id was accepted with another payload (`event-conflict`). Another person must decide (`second-reviewer`). Read the work before you see its verdict (`read-first`). The event has not been awarded yet (`not-awarded`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). The batch has too many events (`too-many-events`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner moved to another cell (`learner-moved`). */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event is not valid (`invalid-event`). The batch is not an array of events (`invalid-batch`). A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). Too much work is pending (`backlog-full`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readXapiStatement: {
        parameters: {
            query?: {
                statementId?: string;
                voidedStatementId?: string;
            };
            header: {
                "x-experience-api-version": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statement. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description Unknown path (`not-found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
        };
    };
    putXapiStatement: {
        parameters: {
            query: {
                statementId: string;
            };
            header: {
                "x-experience-api-version": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Statement"];
            };
        };
        responses: {
            /** @description Stored. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body is not JSON (`not-json`). The event is not valid (`invalid-event`). The batch is not an array of events (`invalid-batch`). A parameter is not valid (`invalid-parameter`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). The key does not cover this learner (`foreign-learner`). The learner was erased (`learner-erased`). Another person must decide (`second-reviewer`). The verdict was replaced or voided (`no-longer-counts`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description An event with this id was accepted with another payload (`event-conflict`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description The body is too large (`too-large`). The batch has too many events (`too-many-events`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description The learner moved to another cell (`learner-moved`). */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description Too much at once (`rate-limited`). Too much work is pending (`backlog-full`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). The event has not been awarded yet (`not-awarded`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
        };
    };
    sendXapiStatements: {
        parameters: {
            query?: never;
            header: {
                "x-experience-api-version": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Statement"] | components["schemas"]["Statement"][];
            };
        };
        responses: {
            /** @description Ids, in order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** @description The body is not JSON (`not-json`). The event is not valid (`invalid-event`). The batch is not an array of events (`invalid-batch`). A parameter is not valid (`invalid-parameter`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). The key does not cover this learner (`foreign-learner`). The learner was erased (`learner-erased`). Another person must decide (`second-reviewer`). The verdict was replaced or voided (`no-longer-counts`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description An event with this id was accepted with another payload (`event-conflict`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description The body is too large (`too-large`). The batch has too many events (`too-many-events`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description The learner moved to another cell (`learner-moved`). */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description Too much at once (`rate-limited`). Too much work is pending (`backlog-full`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). The event has not been awarded yet (`not-awarded`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiError"];
                };
            };
        };
    };
    readXapiVersions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Versions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiVersions"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendCaliperEnvelope: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaliperEnvelope"];
            };
        };
        responses: {
            /** @description What became of the events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaliperOutcome"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). The key does not cover this learner (`foreign-learner`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An event with this id was accepted with another payload (`event-conflict`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). The batch has too many events (`too-many-events`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner moved to another cell (`learner-moved`). */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event is not valid (`invalid-event`). The batch is not an array of events (`invalid-batch`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). Too much work is pending (`backlog-full`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendSegmentBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SegmentBatch"];
            };
        };
        responses: {
            /** @description What became of the calls. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentOutcome"];
                };
            };
            /** @description The body is not JSON (`not-json`). The key does not cover this learner (`foreign-learner`). An event with this id was accepted with another payload (`event-conflict`). The learner was erased (`learner-erased`). The body is too large (`too-large`). The batch has too many events (`too-many-events`). The event is not valid (`invalid-event`). The batch is not an array of events (`invalid-batch`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
            /** @description The learner moved to another cell (`learner-moved`). */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
            /** @description Too much at once (`rate-limited`). Too much work is pending (`backlog-full`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
        };
    };
    sendSegmentTrack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SegmentCall"];
            };
        };
        responses: {
            /** @description What became of the calls. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentOutcome"];
                };
            };
            /** @description The body is not JSON (`not-json`). The key does not cover this learner (`foreign-learner`). An event with this id was accepted with another payload (`event-conflict`). The learner was erased (`learner-erased`). The body is too large (`too-large`). The batch has too many events (`too-many-events`). The event is not valid (`invalid-event`). The batch is not an array of events (`invalid-batch`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
            /** @description The learner moved to another cell (`learner-moved`). */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
            /** @description Too much at once (`rate-limited`). Too much work is pending (`backlog-full`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegmentError"];
                };
            };
        };
    };
    listLearners: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /** @description only learners of this group */
                group?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of learners. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearnerPage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLearner: {
        parameters: {
            query?: {
                /**
                 * @description An earlier point: the seq of an event, for the version after its award (0: before the first award), or an RFC 3339
                 *     time, for the version at that time.
                 */
                as_of?: string;
            };
            header?: {
                "if-none-match"?: string;
            };
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shared layer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Learner"];
                };
            };
            /** @description Not changed since the given tag. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerLearner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Profile"];
            };
        };
        responses: {
            /** @description The profile of the learner. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearnerProfile"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). The key does not cover this learner (`foreign-learner`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner profile is not valid (`invalid-profile`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseLearner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The learner is erased. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countGroups: {
        parameters: {
            query?: {
                /** @description only this group */
                group?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The groups, ordered by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupList"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readStanding: {
        parameters: {
            query?: {
                /** @description Code of a role. */
                role?: string;
            };
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The standing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleStanding"] | components["schemas"]["EconomicStanding"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). Unknown role (`unknown-role`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFirmness: {
        parameters: {
            query?: {
                /** @description Code of a role. */
                role?: string;
            };
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The firmness. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Firmness"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). Unknown role (`unknown-role`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Read the work before you see its verdict (`read-first`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLedgerEntries: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /**
                 * @description An earlier point: the seq of an event, for the version after its award (0: before the first award), or an RFC 3339
                 *     time, for the version at that time.
                 */
                as_of?: string;
            };
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerPage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyLedger: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Read the work before you see its verdict (`read-first`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLedgerEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
                entry: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerEntryDetail"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). Unknown ledger entry (`unknown-entry`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Read the work before you see its verdict (`read-first`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCalibrations: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /** @description the reviewer who reads, for calls by a system with `review`; ignored with a person token */
                reviewer?: string;
            };
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of calibrations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalibrationPage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCalibration: {
        parameters: {
            query?: {
                /** @description the reviewer who reads, for calls by a system with `review`; ignored with a person token */
                reviewer?: string;
                /** @description full: also all texts, rejected evidence and the judge’s full answers; needs `admin` */
                trace?: "redacted" | "full";
            };
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calibration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalibrationDetail"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). Unknown calibration (`unknown-calibration`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Read the work before you see its verdict (`read-first`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    appealCalibration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Appeal"];
            };
        };
        responses: {
            /** @description The appeal is open. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealMade"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown calibration (`unknown-calibration`). Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The verdict was replaced or voided (`no-longer-counts`). An appeal is already open (`already-contested`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The appeal, review or rescore is not valid (`invalid-review`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    appealLedgerEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
                entry: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Appeal"];
            };
        };
        responses: {
            /** @description The appeal is open. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealMade"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown ledger entry (`unknown-entry`). Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This entry is not an award (`not-an-award`). The verdict was replaced or voided (`no-longer-counts`). An appeal is already open (`already-contested`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The appeal, review or rescore is not valid (`invalid-review`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviewCalibration: {
        parameters: {
            query?: {
                /** @description Return the effect without storing anything. */
                preview?: boolean;
            };
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Review"];
            };
        };
        responses: {
            /** @description The effect of the decision, done or previewed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reviewed"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown calibration (`unknown-calibration`). Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Read the work before you see its verdict (`read-first`). Another person has to read first (`second-reading`). Another person must decide (`second-reviewer`). The verdict was replaced or voided (`no-longer-counts`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). The appeal, review or rescore is not valid (`invalid-review`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviewLedgerEntry: {
        parameters: {
            query?: {
                /** @description Return the effect without storing anything. */
                preview?: boolean;
            };
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
                entry: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ruling"];
            };
        };
        responses: {
            /** @description The effect of the ruling, done or previewed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reviewed"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown ledger entry (`unknown-entry`). Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This entry is not an award (`not-an-award`). The event has not been awarded yet (`not-awarded`). Read the work before you see its verdict (`read-first`). Another person must decide (`second-reviewer`). The verdict was replaced or voided (`no-longer-counts`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). The appeal, review or rescore is not valid (`invalid-review`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rescoreCalibration: {
        parameters: {
            query?: {
                /** @description Return the effect without storing anything. */
                preview?: boolean;
            };
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RescoreRequest"];
            };
        };
        responses: {
            /** @description The effect of the new verdict, done or previewed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rescored"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). Unknown calibration (`unknown-calibration`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The verdict was replaced or voided (`no-longer-counts`). The learner has an open appeal (`still-contested`). Another person must decide (`second-reviewer`). Read the work before you see its verdict (`read-first`). No stored dossier to judge (`no-dossier`). The same rescore is already running (`rescore-under-way`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The texts of this work were removed (`texts-removed`). The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). The appeal, review or rescore is not valid (`invalid-review`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The judge’s answer could not be read (`judge-unreadable`). */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). The judge is temporarily unavailable (`judge-unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReviews: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /** @description open: needs a decision; contested: only appeals; otherwise by decision */
                state?: "open" | "contested" | "upheld" | "changed" | "all";
                /** @description only items of this person; empty: only those of nobody */
                assignee?: string;
                /** @description the reviewer who reads, for calls by a system with `review`; ignored with a person token */
                reviewer?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the queue. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putReviewAssignee: {
        parameters: {
            query?: {
                /** @description the reviewer who reads, for calls by a system with `review`; ignored with a person token */
                reviewer?: string;
            };
            header?: never;
            path: {
                item: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assignee"];
            };
        };
        responses: {
            /** @description The item. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewItem"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown review (`unknown-review`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Another person must decide (`second-reviewer`). Nothing of this review is open (`review-closed`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The appeal, review or rescore is not valid (`invalid-review`). A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putReviewMode: {
        parameters: {
            query?: {
                /** @description the reviewer who reads, for calls by a system with `review`; ignored with a person token */
                reviewer?: string;
            };
            header?: never;
            path: {
                item: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewModeRequest"];
            };
        };
        responses: {
            /** @description The item. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewItem"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown review (`unknown-review`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This review is about an award and not about a verdict (`nothing-to-read`). Nothing of this review is open (`review-closed`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The appeal, review or rescore is not valid (`invalid-review`). A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReviewers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reviewers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewProgress"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReviewAgreement: {
        parameters: {
            query?: {
                /** @description the reviewer who reads, for calls by a system with `review`; ignored with a person token */
                reviewer?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agreement. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewAgreement"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCalibratedWork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The work. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). Unknown calibration (`unknown-calibration`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No stored dossier to judge (`no-dossier`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The texts of this work were removed (`texts-removed`). The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createReading: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlindReadingRequest"];
            };
        };
        responses: {
            /** @description The reading is stored. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlindReadingMade"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). Unknown calibration (`unknown-calibration`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The verdict was replaced or voided (`no-longer-counts`). Another person must decide (`second-reviewer`). This person has read this work (`already-read`). This work is not read blind by this person (`not-blind`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The appeal, review or rescore is not valid (`invalid-review`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listShares: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The viewers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareList"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSharedLearners: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of learners. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedLearnerPage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
                /** @description The `sub` of the viewer’s token. */
                viewer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Shared. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
                /** @description The `sub` of the viewer’s token. */
                viewer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No longer shared. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /** @description shows only events after this `seq`; a cursor counts instead of it */
                after?: number;
            };
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedEventPage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createStreamTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StreamTicketRequest"];
            };
        };
        responses: {
            /** @description The ticket. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamTicket"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamLearner: {
        parameters: {
            query?: never;
            header?: {
                /** @description id of the last received message */
                "last-event-id"?: string;
            };
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream, until either side closes it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["StreamMessage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamLearners: {
        parameters: {
            query?: never;
            header?: {
                /** @description id of the last received message */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream, until either side closes it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["StreamMessage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPolicy: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The active policy. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writePolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the version to replace */
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyBody"];
            };
        };
        responses: {
            /** @description The policy, now active. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The document has changed since it was read (`version-conflict`). */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The policy is not valid (`invalid-policy`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request must name the version that it replaces (`version-required`). */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyBody"];
            };
        };
        responses: {
            /** @description What would have been. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyTrial"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The policy is not valid (`invalid-policy`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPrograms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The programs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramList"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readProgram: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The program. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            /** @description Not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown program (`unknown-program`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeProgram: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the version to replace */
                "if-match"?: string;
                /** @description `*` to create a new program only */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgramBody"];
            };
        };
        responses: {
            /** @description The program in its new version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            /** @description The new program. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Program"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The document has changed since it was read (`version-conflict`). */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The program is not valid (`invalid-program`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request must name the version that it replaces (`version-required`). */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRubrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rubrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RubricList"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRubric: {
        parameters: {
            query?: {
                /** @description a version; otherwise the newest */
                version?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rubric. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippedRubric"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown rubric (`unknown-rubric`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeRubric: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the version to replace */
                "if-match"?: string;
                /** @description `*` to create a new rubric only */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rubric"];
            };
        };
        responses: {
            /** @description The rubric in its new version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippedRubric"];
                };
            };
            /** @description The new rubric. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippedRubric"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The document has changed since it was read (`version-conflict`). */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The rubric is not valid (`invalid-rubric`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request must name the version that it replaces (`version-required`). */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                source?: components["schemas"]["RoleSource"];
                /** @description only roles with words in their title, code or reported titles that begin with these */
                q?: string;
                /** @description only featured roles */
                featured?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of roles. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRole: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDocument"];
                };
            };
            /** @description Not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown role (`unknown-role`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the version to replace */
                "if-match"?: string;
                /** @description `*` to create a new role only */
                "if-none-match"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleBody"];
            };
        };
        responses: {
            /** @description The role in its new version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDocument"];
                };
            };
            /** @description The new role. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleDocument"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The document has changed since it was read (`version-conflict`). */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The role is not valid (`invalid-role`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request must name the version that it replaces (`version-required`). */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAnchors: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of anchors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnchorPage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAnchor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The anchor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnchorDocument"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown anchor (`unknown-anchor`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeAnchor: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the version to replace */
                "if-match"?: string;
                /** @description `*` to create a new anchor only */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnchorBody"];
            };
        };
        responses: {
            /** @description The anchor in its new version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnchorDocument"];
                };
            };
            /** @description The new anchor. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnchorDocument"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The document has changed since it was read (`version-conflict`). */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The anchor is not valid (`invalid-anchor`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request must name the version that it replaces (`version-required`). */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJudges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The judges. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JudgeList"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJudgeReviews: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /** @description open: waits */
                state?: components["schemas"]["JudgeReviewState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reviews. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JudgeReviewPage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviewJudge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JudgeDecisionRequest"];
            };
        };
        responses: {
            /** @description The review. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JudgeReview"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown review (`unknown-review`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing of this review is open (`review-closed`). No card is proposed (`no-proposal`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The appeal, review or rescore is not valid (`invalid-review`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyRequest"];
            };
        };
        responses: {
            /** @description The key with its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedKey"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putKeyLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyLimitChanges"];
            };
        };
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown key (`unknown-key`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown key (`unknown-key`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookSecretRotation"];
            };
        };
        responses: {
            /** @description The webhook with its new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown webhook (`unknown-webhook`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The webhook is not valid (`invalid-webhook`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startWebhookReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookReplay"];
            };
        };
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown webhook (`unknown-webhook`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The webhook is not valid (`invalid-webhook`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendWebhookTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTest"];
                };
            };
            /** @description No worker has sent it yet. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTest"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown webhook (`unknown-webhook`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of attempts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown webhook (`unknown-webhook`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of webhooks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown webhook (`unknown-webhook`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookBody"];
            };
        };
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description The new webhook with its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The webhook is not valid (`invalid-webhook`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown webhook (`unknown-webhook`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTenants: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tenants. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantPage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTenant: {
        parameters: {
            query?: never;
            header?: {
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description Not changed. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown tenant (`unknown-tenant`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the version to replace */
                "if-match"?: string;
                /** @description `*` to create a new tenant only */
                "if-none-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantBody"];
            };
        };
        responses: {
            /** @description The tenant in its new version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description The new tenant. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The document has changed since it was read (`version-conflict`). */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The tenant is not valid (`invalid-tenant`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request must name the version that it replaces (`version-required`). */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOperations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operations"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEventTraces: {
        parameters: {
            query?: {
                /** @description the learner’s id */
                learner?: string;
                /** @description the event’s `id` */
                id?: string;
                /** @description the `x-request-id` of the request that delivered it */
                request?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTraceList"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description The learner is here; the numbers were recomputed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Arrival"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This cell cannot take the learner (`transfer-refused`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The transfer is not valid (`invalid-transfer`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCredentials: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of credentials. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CredentialPage"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Read the work before you see its verdict (`read-first`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The learner’s opaque id, as given by the platform. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialRequest"];
            };
        };
        responses: {
            /** @description The credential; `Location` names it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credential"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown learner (`unknown-learner`). Unknown role (`unknown-role`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Read the work before you see its verdict (`read-first`). There is no issuer of credentials (`no-issuer`). The learner has not earned this (`credential-not-earned`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The learner was erased (`learner-erased`). */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request for a credential is not valid (`invalid-credential`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). The issuer’s keys cannot be opened (`issuer-locked`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The credential’s id, optionally with `.json`, `.jwt`, `.svg` or `.png`. */
                credential: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The credential. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vc+ld+json": components["schemas"]["JsonLdDocument"];
                    "application/vc+jwt": string;
                    "image/svg+xml": string;
                    "image/png": string;
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown credential (`unknown-credential`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Read the work before you see its verdict (`read-first`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The credential’s id, optionally with `.json`, `.jwt`, `.svg` or `.png`. */
                credential: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unknown credential (`unknown-credential`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDidDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonLdDocument"];
                };
            };
            /** @description Unknown path (`not-found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoots: {
        parameters: {
            query?: {
                /** @description only roots after this number */
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The roots. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readStatusList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vc+ld+json": components["schemas"]["JsonLdDocument"];
                };
            };
            /** @description Unknown path (`not-found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). The issuer’s keys cannot be opened (`issuer-locked`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionRequest"];
            };
        };
        responses: {
            /** @description The session. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The body is not JSON (`not-json`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). The request does not come from the page that signed in (`csrf-token`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large (`too-large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A parameter is not valid (`invalid-parameter`). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). The request does not come from the page that signed in (`csrf-token`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description Alive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description Ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
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
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description No valid token (`unauthenticated`). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key lacks a scope (`missing-scope`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported content type (`unsupported-media-type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much at once (`rate-limited`). */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error (`internal`). */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service is temporarily unavailable (`unavailable`). */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
