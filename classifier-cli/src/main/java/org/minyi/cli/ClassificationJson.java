package org.minyi.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.minyi.classify.Classification;
import org.minyi.classify.Confidence;
import org.minyi.classify.Evidence;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** A classification as JSON, for programs. */
final class ClassificationJson {
  private ClassificationJson() {}

  /** With the words that spoke for the tags. */
  static ObjectNode of(Message message, Classification result, Taxonomy taxonomy) {
    ObjectNode json = of(result, taxonomy);
    ArrayNode evidence = json.withArray("evidence");
    for (int i = 0; i < evidence.size(); i++) {
      String text = ClassificationView.text(message, result.evidence().get(i));
      ((ObjectNode) evidence.get(i)).put("text", text);
    }
    return json;
  }

  /** Without a word of the message: its evidence says only where the words are. */
  static ObjectNode of(Classification result, Taxonomy taxonomy) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("code", result.code());
    json.put("level", result.level());
    json.put("stop", result.stop().name().toLowerCase(Locale.ROOT));
    ArrayNode path = json.putArray("path");
    for (Confidence step : result.path()) {
      path.addObject()
          .put("code", step.code())
          .put("name", taxonomy.find(step.code()).map(Tag::name).orElse(""))
          .put("confidence", step.confidence());
    }
    ArrayNode alternatives = json.putArray("alternatives");
    for (Confidence candidate : ResultColumns.alternatives(result)) {
      ObjectNode alternative = alternatives.addObject().put("code", candidate.code());
      ArrayNode names = alternative.putArray("names");
      taxonomy.path(candidate.code()).forEach(tag -> names.add(tag.name()));
      alternative.put("confidence", candidate.confidence());
    }
    ArrayNode close = json.putArray("close");
    result.close().forEach(close::add);
    ArrayNode further = json.putArray("further");
    for (Confidence tag : result.further()) {
      further.addObject().put("code", tag.code()).put("confidence", tag.confidence());
    }
    result
        .nature()
        .ifPresent(
            nature ->
                json.putObject("nature")
                    .put("name", nature.name())
                    .put("confidence", nature.confidence()));
    result
        .urgency()
        .ifPresent(
            urgency ->
                json.putObject("urgency")
                    .put("urgent", urgency.urgent())
                    .put("probability", urgency.probability()));
    ArrayNode evidence = json.putArray("evidence");
    for (Evidence span : result.evidence()) {
      evidence
          .addObject()
          .put("field", span.field().name().toLowerCase(Locale.ROOT))
          .put("start", span.start())
          .put("end", span.end())
          .put("weight", span.weight());
    }
    json.putObject("model")
        .put("name", result.model().name())
        .put("checksum", result.model().checksum())
        .put("taxonomyVersion", result.model().taxonomyVersion());
    return json;
  }
}
