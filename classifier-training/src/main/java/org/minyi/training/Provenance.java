package org.minyi.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.minyi.evaluate.GoldFile;

/** Writes down where a model comes from; no times or paths, so that equal runs say the same. */
final class Provenance {
  private Provenance() {}

  static ObjectNode of(
      ModelTrainer.Corpora corpora,
      TrainingSettings settings,
      List<Example> examples,
      int heldOutMessages,
      NetworkTrainer.Best best) {
    ObjectNode provenance = JsonNodeFactory.instance.objectNode();
    ArrayNode files = provenance.putArray("data");
    corpora.seed().ifPresent(file -> describe(files.addObject(), "seed", file));
    corpora.labelled().forEach(file -> describe(files.addObject(), "labelled", file));
    if (corpora.labels().size() > 0) {
      files
          .addObject()
          .put("role", "labels")
          .put("name", corpora.labels().name())
          .put("sha256", corpora.labels().sha256())
          .put("messages", corpora.labels().size());
    }
    corpora.outside().ifPresent(file -> describe(files.addObject(), "outside", file));
    corpora.dev().ifPresent(file -> describe(files.addObject(), "dev", file));
    ObjectNode counts = provenance.putObject("examples");
    for (Example.Origin origin : Example.Origin.values()) {
      counts.put(
          origin.name().toLowerCase(Locale.ROOT),
          examples.stream().filter(example -> example.origin() == origin).count());
    }
    provenance
        .putObject("settings")
        .put("seed", settings.seed())
        .put("minDocuments", settings.minDocuments())
        .put("mostEntries", settings.mostEntries())
        .put("penalty", settings.penalty())
        .put("topScores", settings.topScores())
        .put("networks", settings.networks())
        .put("hiddenUnits", settings.hiddenUnits())
        .put("mostEpochs", settings.mostEpochs())
        .put("batchSize", settings.batchSize())
        .put("learningRate", settings.learningRate())
        .put("alternativeShare", settings.alternativeShare());
    ObjectNode libraries = provenance.putObject("libraries");
    LibraryVersions.load().forEach(libraries::put);
    ObjectNode heldOut = provenance.putObject("heldOut");
    heldOut.put("messages", heldOutMessages);
    best.epochs().forEach(heldOut.putArray("epochs")::add);
    ArrayNode accuracy = heldOut.putArray("pathAccuracy");
    best.pathAccuracy().forEach(accuracy::add);
    return provenance;
  }

  private static void describe(ObjectNode node, String role, GoldFile file) {
    node.put("role", role)
        .put("name", file.name())
        .put("sha256", file.sha256())
        .put("messages", file.messages().size())
        .put("badRows", file.badRows().size());
  }
}
