package org.minyi.cli;

import java.util.List;
import org.minyi.classify.Classification;
import org.minyi.classify.MessageClassifier;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** What tagging needs of a classifier. */
interface MessageTagger {
  /** A classification for each message, in their order. */
  List<Classification> tagAll(List<Message> messages);

  /** The taxonomy of the tags. */
  Taxonomy taxonomy();

  static MessageTagger of(MessageClassifier classifier) {
    return new MessageTagger() {
      @Override
      public List<Classification> tagAll(List<Message> messages) {
        return classifier.classifyAll(messages);
      }

      @Override
      public Taxonomy taxonomy() {
        return classifier.taxonomy();
      }
    };
  }
}
