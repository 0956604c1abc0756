function element(tag, className, ...content) {
	const node = document.createElement(tag);
	if (className) {
		node.className = className;
	}
	node.append(...content.filter((part) => part !== null && part !== undefined));
	return node;
}

function button(label, className, action) {
	const node = element("button", className, label);
	node.type = "button";
	node.addEventListener("click", () => {
		const card = node.closest(".card");
		card.querySelector(".refusal")?.remove();
		action().then(refresh, (error) => refused(card, error));
	});
	return node;
}

function refused(card, error) {
	if (error instanceof TypeError) {
		disconnected(error);
		return;
	}
	const text = element("div", "error refusal", error.message);
	text.setAttribute("role", "alert");
	card.append(text);
}

async function call(path, options) {
	const response = await fetch(path, options);
	if (!response.ok) {
		throw new Error((await response.json()).detail ?? response.statusText);
	}
	return response.status === 204 ? null : response.json();
}

function post(path, body) {
	const options = { method: "POST" };
	if (body) {
		options.headers = { "Content-Type": "application/json" };
		options.body = JSON.stringify(body);
	}
	return call(path, options);
}

function clock(instant) {
	return new Date(instant).toLocaleTimeString();
}

// What can be done about the situation that was started last
function followUps(situation) {
	let subject = null;
	const buttons = situation.actions.map((action) => button(action.split("/").pop(), "",
		() => post(action.replace("{subject}", subject))));
	buttons.forEach((node) => node.disabled = true);
	const list = element("div", "actions", ...buttons);
	list.started = (started) => {
		subject = started.subject;
		buttons.forEach((node) => node.disabled = false);
	};
	return list;
}

function situationCard(situation) {
	const latency = () => document.getElementById("latency").value;
	const path = `situations/${situation.name}`;
	const later = followUps(situation);
	const start = (knobs) => post(path, { latency: latency(), ...knobs }).then(later.started);
	const actions = element("div", "actions", button("Start", "primary", () => start({})));
	if (Object.keys(situation.failures).length) {
		actions.append(button("Start without failures", "", () => start({ failures: {} })));
	}
	return element("li", "card", element("h3", "", situation.name), element("p", "", situation.title), actions,
		situation.actions.length ? later : null);
}

function value(className, output, error) {
	if (error) {
		return element("span", `error ${className}`, error);
	}
	if (output === undefined || output === null) {
		return null;
	}
	return element("span", `result ${className}`, element("code", "", JSON.stringify(output)));
}

function stepLine(step) {
	const tries = step.attempts > 1 ? element("span", "tries", `${step.attempts} attempts`) : null;
	return element("li", step.status.toLowerCase(), step.id, tries, value("", step.output, step.error));
}

function waitLine(wait) {
	const what = `${wait.subject ?? ""} until ${clock(wait.until)}`;
	return element("li", "sleeping", wait.id, element("span", "tries", what));
}

function runContent(run) {
	const status = run.status.toLowerCase();
	const time = element("time", "", clock(run.createdAt));
	time.dateTime = run.createdAt;
	const cancel = run.endedAt ? null : button("Cancel", "", () => post(`runs/${run.runId}/cancel`));
	const due = run.dueAt ? element("span", "run-event", `goes on at ${clock(run.dueAt)}`) : null;
	const head = element("div", "run-head",
		element("div", "run-what",
			element("strong", "", run.functionId),
			element("span", `status ${status}`, status),
			element("span", "run-event", `on ${run.event}`), due),
		element("div", "run-when", cancel, time));
	const lines = [...run.steps.map(stepLine), ...(run.waits ?? []).map(waitLine)];
	const steps = lines.length ? element("ol", "steps", ...lines) : null;
	return [head, steps, value("run-result", run.output, run.error)];
}

// The event that tells of a run's end has the run's id, so its handlers can be shown below it
function runCard(run, runs) {
	const handlers = runs.filter((other) => other.eventId === run.runId);
	const list = element("ol", "handlers", ...handlers.map((handler) => element("li", "", ...runContent(handler))));
	return element("li", "card", ...runContent(run), handlers.length ? list : null);
}

function runCards(runs) {
	const ids = new Set(runs.map((run) => run.runId));
	return runs.filter((run) => !ids.has(run.eventId)).map((run) => runCard(run, runs));
}

function connection(text, className) {
	const node = document.getElementById("connection");
	node.textContent = text;
	node.className = `connection ${className}`;
}

function disconnected(error) {
	connection(error instanceof TypeError ? "not running" : error.message, "failed");
}

let shown = "";

async function refresh() {
	try {
		const runs = await call("runs?limit=50");
		connection("live", "completed");
		const text = JSON.stringify(runs);
		if (text !== shown) {
			shown = text;
			document.getElementById("no-runs").hidden = runs.length > 0;
			document.getElementById("runs").replaceChildren(...runCards(runs));
		}
	}
	catch (error) {
		disconnected(error);
	}
}

async function listSituations() {
	try {
		document.getElementById("situations").replaceChildren(...(await call("situations")).map(situationCard));
	}
	catch (error) {
		disconnected(error);
		setTimeout(listSituations, 1000);
	}
}

listSituations();
refresh();
setInterval(refresh, 1000);
