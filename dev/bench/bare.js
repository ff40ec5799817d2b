// The same work with nothing around it: no page, no signature, no hash, no progress. What the browser itself takes.
// Runs in an empty page that has an <input type=file>; each function gives the milliseconds that it took.

const files = () => [...document.querySelector("input").files];

async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Every file as a form, so many at a time on each of the hosts. */
window.bareForms = (hosts, lanes) =>
  timed(async () => {
    const queue = files();
    const lane = async (url) => {
      for (let file; (file = queue.shift()); ) {
        const form = new FormData();
        form.append("key", `users/bare/${file.name}`);
        form.append("x-amz-security-token", "t".repeat(1100));
        form.append("policy", "p".repeat(1200));
        form.append("file", file);
        const answer = await fetch(url, { method: "POST", body: form });
        if (!answer.ok) throw new Error(answer.status);
      }
    };
    await Promise.all(hosts.flatMap((url) => Array.from({ length: lanes }, () => lane(url))));
  });

/** Every object copied below another prefix and then deleted, so many at a time on each of the hosts. */
window.bareMove = (hosts, lanes, keys, from, to) =>
  timed(async () => {
    const queue = [...keys];
    const lane = async (url) => {
      for (let key; (key = queue.shift()); ) {
        const headers = { "x-amz-copy-source": `bench-bucket/${key}`, "x-amz-security-token": "t".repeat(1100) };
        const copied = await fetch(url + key.replace(from, to), { method: "PUT", headers });
        await copied.text();
        const gone = await fetch(url + key, { method: "DELETE", headers: { "x-amz-security-token": "t".repeat(1100) } });
        if (!copied.ok || !gone.ok) throw new Error(copied.status);
      }
    };
    await Promise.all(hosts.flatMap((url) => Array.from({ length: lanes }, () => lane(url))));
  });

/** One file in one request. */
window.barePut = (host) => timed(() => fetch(`${host}users/bare/large`, { method: "PUT", body: files()[0] }));

/** The four calls of a sign-in, one after the other, as the protocol has them. */
window.bareSignIn = () =>
  timed(async () => {
    const call = (service, prefix, name) =>
      fetch(`https://${service}.us-east-1.amazonaws.com/`, {
        method: "POST",
        headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `${prefix}.${name}` },
        body: "{}",
      }).then((answer) => answer.json());
    await call("cognito-idp", "AWSCognitoIdentityProviderService", "InitiateAuth");
    await call("cognito-idp", "AWSCognitoIdentityProviderService", "RespondToAuthChallenge");
    await call("cognito-identity", "AWSCognitoIdentityService", "GetId");
    await call("cognito-identity", "AWSCognitoIdentityService", "GetCredentialsForIdentity");
  });
