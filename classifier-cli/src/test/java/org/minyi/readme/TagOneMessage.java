package org.minyi.readme;

import org.minyi.classify.Classification;
import org.minyi.classify.Confidence;
import org.minyi.classify.MessageClassifier;
import org.minyi.text.Message;

final class TagOneMessage {
  public static void main(String[] args) {
    MessageClassifier classifier = MessageClassifier.loadDefault();
    Message message = new Message("路灯不亮", "云桥路的路灯坏了半个月，晚上一片漆黑，请尽快维修。");
    Classification result = classifier.classify(message);
    for (Confidence step : result.path()) {
      String name = classifier.taxonomy().tag(step.code()).name();
      System.out.printf("%s %s %.3f%n", step.code(), name, step.confidence());
    }
    System.out.println("stopped because: " + result.stop());
  }
}
