package org.minyi.cli;

import java.util.List;
import org.minyi.classify.Classification;
import org.minyi.classify.MessageClassifier;
import org.minyi.classify.StopRule;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** What tagging needs of a classifier. */
interface MessageTagger {
  /** One message, with the evidence for its tags. */
  Classification tag(Message message);

  /** A classification for each message, in their order, without evidence. */
  List<Classification> tagAll(List<Message> messages);

  /** The taxonomy of the tags. */
  Taxonomy taxonomy();

  /** The same with another stop rule. */
  MessageTagger withStopRule(StopRule rule);

  static MessageTagger of(MessageClassifier classifier) {
    MessageClassifier forBatches = classifier.withoutEvidence();
    return new MessageTagger() {
      @Override
      public Classification tag(Message message) {
        return classifier.classify(message);
      }

      @Override
      public List<Classification> tagAll(List<Message> messages) {
        return forBatches.classifyAll(messages);
      }

      @Override
      public Taxonomy taxonomy() {
        return classifier.taxonomy();
      }

      @Override
      public MessageTagger withStopRule(StopRule rule) {
        return of(classifier.withStopRule(rule));
      }
    };
  }
}
