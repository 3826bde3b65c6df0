package org.minyi.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A browser without a window, spoken to by the Chrome DevTools Protocol, so that a page can be
 * looked at in any width (the window itself is never narrower than 500 pixels) and tells what it
 * asks for.
 */
final class HeadlessChromium implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final WebSocket socket;
  private final ObjectMapper json = new ObjectMapper();
  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private final List<JsonNode> events = new ArrayList<>();
  private int lastId;

  /**
   * What a page did.
   *
   * @param complaints exceptions, console output and reports of the content security policy
   * @param requests the addresses it asked for
   * @param result of the script that was run at the end
   * @param screenshot PNG
   */
  record Visit(
      List<String> complaints, List<String> requests, JsonNode result, byte[] screenshot) {}

  private HeadlessChromium(Path program, Path profile) throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log.txt").toFile())
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException("no browser: " + Files.readString(profile.resolve("log.txt")));
      }
      Thread.sleep(50);
    }
    HttpClient http = HttpClient.newHttpClient();
    String address =
        "ws://127.0.0.1:" + Files.readAllLines(port).get(0) + Files.readAllLines(port).get(1);
    socket =
        http.newWebSocketBuilder()
            .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
            .buildAsync(URI.create(address), new Listener())
            .join();
  }

  /** The browser of this machine, if it has one. */
  static Optional<Path> program() {
    return Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
        .flatMap(
            name ->
                Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static HeadlessChromium start(Path program, Path profile)
      throws IOException, InterruptedException {
    return new HeadlessChromium(program, profile);
  }

  /** Opens a file in a viewport, waits until it is quiet, and evaluates a script. */
  Visit visit(Path page, int width, int height, String script)
      throws IOException, InterruptedException {
    String target =
        call("", "Target.createTarget", json.createObjectNode().put("url", "about:blank"))
            .get("targetId")
            .asText();
    String session =
        call(
                "",
                "Target.attachToTarget",
                json.createObjectNode().put("targetId", target).put("flatten", true))
            .get("sessionId")
            .asText();
    events.clear();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(session, domain + ".enable", json.createObjectNode());
    }
    call(
        session,
        "Emulation.setDeviceMetricsOverride",
        json.createObjectNode()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
    call(session, "Page.navigate", json.createObjectNode().put("url", page.toUri().toString()));
    await("Page.loadEventFired");
    // Charts follow the width of the page a moment later.
    evaluate(session, "new Promise(done => setTimeout(done, 400))");
    JsonNode result = evaluate(session, script);
    byte[] screenshot =
        Base64.getDecoder()
            .decode(
                call(
                        session,
                        "Page.captureScreenshot",
                        json.createObjectNode().put("format", "png"))
                    .get("data")
                    .asText());
    List<String> complaints = new ArrayList<>();
    List<String> requests = new ArrayList<>();
    for (JsonNode event : events) {
      switch (event.get("method").asText()) {
        case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded" ->
            complaints.add(event.toString());
        case "Network.requestWillBeSent" -> requests.add(event.at("/params/request/url").asText());
        default -> {}
      }
    }
    call("", "Target.closeTarget", json.createObjectNode().put("targetId", target));
    return new Visit(complaints, requests, result, screenshot);
  }

  private JsonNode evaluate(String session, String script)
      throws IOException, InterruptedException {
    JsonNode answer =
        call(
            session,
            "Runtime.evaluate",
            json.createObjectNode()
                .put("expression", script)
                .put("awaitPromise", true)
                .put("returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IOException(answer.get("exceptionDetails").toString());
    }
    return answer.at("/result/value");
  }

  private JsonNode call(String session, String method, ObjectNode parameters)
      throws IOException, InterruptedException {
    ObjectNode request = json.createObjectNode().put("id", ++lastId).put("method", method);
    request.set("params", parameters);
    if (!session.isEmpty()) {
      request.put("sessionId", session);
    }
    socket.sendText(request.toString(), true).join();
    while (true) {
      JsonNode message = next(method);
      if (message.path("id").asInt() == lastId) {
        if (message.has("error")) {
          throw new IOException(method + ": " + message.get("error"));
        }
        return message.get("result");
      }
      if (message.has("method")) {
        events.add(message);
      }
    }
  }

  private void await(String method) throws IOException, InterruptedException {
    while (events.stream().noneMatch(event -> event.get("method").asText().equals(method))) {
      JsonNode message = next(method);
      if (message.has("method")) {
        events.add(message);
      }
    }
  }

  private JsonNode next(String awaited) throws IOException, InterruptedException {
    JsonNode message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new IOException("no answer from the browser: " + awaited);
    }
    return message;
  }

  @Override
  public void close() {
    socket.abort();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        try {
          received.add(json.readTree(text.toString()));
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        } finally {
          text.setLength(0);
        }
      }
      from.request(1);
      return null;
    }
  }

  /** Makes pictures to look at: PAGE WIDTH HEIGHT PNG. */
  public static void main(String[] args) throws Exception {
    Path profile = Files.createTempDirectory("chromium");
    try (HeadlessChromium browser = start(program().orElseThrow(), profile)) {
      String script =
          args.length > 4
              ? args[4]
              : "JSON.stringify({width: innerWidth, overflow:"
                  + " document.documentElement.scrollWidth})";
      Visit visit =
          browser.visit(
              Path.of(args[0]).toAbsolutePath(),
              Integer.parseInt(args[1]),
              Integer.parseInt(args[2]),
              script);
      Files.write(Path.of(args[3]), visit.screenshot());
      System.out.println(visit.result() + " " + visit.complaints());
    }
  }
}
