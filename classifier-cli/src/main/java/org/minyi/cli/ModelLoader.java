package org.minyi.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.minyi.classify.MessageClassifier;
import org.minyi.classify.StopRule;

/** Loads the classifier that a command asks for. */
@FunctionalInterface
interface ModelLoader {
  /**
   * Loads a model.
   *
   * @param file a model file; the default model when empty
   * @param rule in place of the model's own rule
   */
  MessageTagger load(Optional<Path> file, Optional<StopRule> rule);

  /** Loads real models. */
  static MessageTagger classifier(Optional<Path> file, Optional<StopRule> rule) {
    MessageClassifier model =
        file.map(MessageClassifier::load).orElseGet(MessageClassifier::loadDefault);
    return MessageTagger.of(rule.map(model::withStopRule).orElse(model));
  }
}
