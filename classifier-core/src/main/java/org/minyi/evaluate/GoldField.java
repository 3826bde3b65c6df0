package org.minyi.evaluate;

import java.util.List;

/** The fields of a labelled message, and the names for each, those that go first in front. */
enum GoldField {
  ID("id", "编号", "留言编号"),
  GROUP("group", "分组"),
  TITLE("title", "subject", "标题", "主题", "留言标题", "留言主题"),
  BODY("content", "body", "text", "内容", "正文", "文本", "留言内容", "留言详情", "诉求内容"),
  // What minyi tag writes comes last: where the file has another column, people filled that.
  CODE("code", "label", "编码", "代码", "标签", "标签编码", "分类编码", "标签代码", "tag code"),
  ALT("alt"),
  ALSO("also"),
  NATURE("nature", "性质", "诉求性质", "留言性质"),
  URGENT("urgent", "紧急", "是否紧急"),
  SOURCE("source", "来源"),
  MODEL("model", "模型");

  private final List<String> names;

  GoldField(String... names) {
    this.names = List.of(names);
  }

  /** In lower case. */
  List<String> names() {
    return names;
  }
}
