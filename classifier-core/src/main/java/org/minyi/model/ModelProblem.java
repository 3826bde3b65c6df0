package org.minyi.model;

/** The kinds of what may be wrong with a model. */
public enum ModelProblem {
  /** No file is there. */
  NO_FILE("没有这个文件", "there is no such file", Advice.CHECK_PATH),
  /** It is a folder. */
  FOLDER("应为模型文件，实际是文件夹", "expected a model file, found a folder", Advice.GIVE_FILE),
  /** It is a pipe, a device or the like. */
  NO_REGULAR_FILE(
      "应为模型文件，实际不是普通文件",
      "expected a model file, found something that is not a regular file",
      Advice.GIVE_FILE),
  /** It has no bytes. */
  EMPTY("文件是空的", "the file is empty", Advice.REPLACE),
  /** Its first bytes are not those of a model. */
  NO_MODEL(
      "应为 Minyi 模型（开头是 %1$s），实际开头是 %2$s（%3$s）",
      "expected a Minyi model, which starts with %1$s, found %2$s (%3$s)", Advice.GIVE_MODEL),
  /** Line ends were converted. */
  TEXT_MODE(
      "模型在以文本方式传输时被改动（换行符被转换）",
      "the model was changed by a transfer in text mode (line ends were converted)",
      Advice.COPY_BINARY),
  /** It is of a format that came later. */
  NEWER_VERSION("格式版本应为 %1$s，实际是 %2$s", "expected format version %1$s, found %2$s", Advice.UPDATE),
  /** It is of a format that never was. */
  UNKNOWN_VERSION(
      "格式版本应为 %1$s，实际是 %2$s", "expected format version %1$s, found %2$s", Advice.REPLACE),
  /** The file ends within its first bytes. */
  CUT_OFF_IN_HEADER(
      "文件不完整：在第 %1$s 字节处结束，文件头还没有完",
      "the file is cut off: it ends at byte %1$s, in the header", Advice.REPLACE),
  /** The file ends too early. */
  CUT_OFF(
      "文件不完整：在第 %1$s 字节处结束，%3$s还缺 %2$s 字节",
      "the file is cut off: it ends at byte %1$s, %2$s bytes before the end of %3$s",
      Advice.REPLACE),
  /** The file is shorter than it says. */
  SHORTER(
      "文件不完整：按清单应为 %1$s 字节，实际是 %2$s 字节",
      "the file is cut off: the manifest declares a file of %1$s bytes, found %2$s",
      Advice.REPLACE),
  /** The file is longer than it says. */
  LONGER(
      "模型之后还有别的内容：按清单应为 %1$s 字节，实际是 %2$s 字节",
      "something follows the model: the manifest declares a file of %1$s bytes, found %2$s",
      Advice.REPLACE),
  /** There are bytes behind the end. */
  AFTER_END(
      "模型之后还有别的内容，模型应在第 %1$s 字节处结束",
      "something follows the model, which ends at byte %1$s", Advice.REPLACE),
  /** The file is larger than may be read. */
  TOO_LARGE(
      "清单声明文件为 %1$s 字节，超过上限 %2$s",
      "the manifest declares a file of %1$s bytes, the limit is %2$s", Advice.REPLACE),
  /** The length of the manifest cannot be. */
  MANIFEST_LENGTH(
      "第 12 字节：清单长度应为 2 到 %1$s，实际是 %2$s",
      "byte 12: expected a manifest length of 2 to %1$s, found %2$s", Advice.REPLACE),
  /** A checksum is not that of its part. */
  DAMAGED(
      "%1$s已损坏：CRC-32C 应为 %2$s，实际是 %3$s",
      "%1$s is damaged: expected CRC-32C %2$s, found %3$s", Advice.REPLACE),
  /** Padding is not zero. */
  PADDING(
      "第 %1$s 字节在%2$s之后的填充中，应为 0，实际是 0x%3$s",
      "byte %1$s, in the padding after %2$s, is 0x%3$s, expected 0", Advice.REPLACE),
  /** The manifest is no UTF-8. */
  MANIFEST_NOT_UTF8("清单不是 UTF-8 编码", "the manifest is not UTF-8", Advice.REPLACE),
  /** The manifest is no JSON. */
  MANIFEST_NOT_JSON(
      "清单在第 %1$s 个字符处不是有效的 JSON（英文详情：%2$s）",
      "the manifest is no valid JSON at character %1$s: %2$s", Advice.REPLACE),
  /** The manifest is JSON, but no object. */
  MANIFEST_NO_OBJECT("清单不是 JSON 对象", "the manifest is not a JSON object", Advice.REPLACE),
  /** The manifest does not list arrays. */
  MANIFEST_NO_ARRAYS("清单没有列表 arrays", "the manifest has no list 'arrays'", Advice.REPLACE),
  /** The manifest lists too many arrays. */
  TOO_MANY_ARRAYS(
      "清单列出 %1$s 个数组，最多只能有 %2$s 个",
      "the manifest lists %1$s arrays, expected at most %2$s", Advice.REPLACE),
  /** A line of the list of arrays is not sound. */
  ENTRY("清单的 arrays[%1$s]：%2$s", "arrays[%1$s] of the manifest: %2$s", Advice.REPLACE),
  /** A number is infinite or none. */
  NOT_FINITE(
      "%1$s：第 %2$s 个值是 %3$s，应为有限的数",
      "%1$s: value %2$s is %3$s, expected a finite number", Advice.TRAINING_FAILED),
  /** A text is no UTF-8. */
  TEXT_NOT_UTF8("%1$s不是 UTF-8 编码", "%1$s is not UTF-8", Advice.REPLACE),
  /** The content is another than the file states. */
  FORGED(
      "文件声明的 SHA-256 是 %1$s，内容的却是 %2$s",
      "the file states the SHA-256 %1$s, its content has %2$s", Advice.DO_NOT_TRUST),
  /** An array is not there. */
  NO_ARRAY(
      "没有数组“%1$s”；文件里有 %2$s", "there is no array '%1$s'; the file has %2$s", Advice.MATCH_VERSION),
  /** An array has another type or shape. */
  OTHER_ARRAY("应为%1$s，实际是%2$s", "expected %1$s, found %2$s", Advice.MATCH_VERSION),
  /** An array should be one number. */
  NOT_SINGLE(
      "数组“%1$s”应有 1 个数，实际有 %2$s 个", "array \"%1$s\" has %2$s entries, not 1", Advice.RETRAIN),
  /** The manifest lacks a key. */
  NO_KEY("清单缺少“%1$s”", "its manifest has no \"%1$s\"", Advice.RETRAIN),
  /** A key of the manifest has a value of another type. */
  WRONG_TYPE("清单的“%1$s”应为%2$s", "its manifest's \"%1$s\" is not %2$s", Advice.RETRAIN),
  /** The taxonomy in it is not readable. */
  NO_TAXONOMY("其中的标签体系无法读取", "its taxonomy cannot be read", Advice.RETRAIN),
  /** The taxonomy in it is not sound. */
  BAD_TAXONOMY("其中的标签体系有问题：%1$s", "its parts do not fit together: %1$s", Advice.RETRAIN),
  /** The taxonomy in it is another one. */
  OTHER_TAXONOMY(
      "清单所指标签体系的校验和是 %1$s，实际是 %2$s",
      "its manifest names the taxonomy with checksum %1$s, but it holds %2$s", Advice.RETRAIN),
  /** Its parts contradict each other. */
  MISFIT("各部分互不相符（英文详情：%1$s）", "its parts do not fit together: %1$s", Advice.RETRAIN),
  /** It is a model, but of the fast profile. */
  NO_ENCODER_MODEL("这不是编码器的模型", "it is not the model of an encoder", Advice.GIVE_ENCODER_MODEL),
  /** An encoder model goes with another fast model. */
  OTHER_FAST_MODEL(
      "它是与校验和为 %1$s 的快速模型一起训练的，这里的却是 %2$s",
      "it was trained beside the model with checksum %1$s, but this is %2$s", Advice.TRAIN_BOTH),
  /** An encoder model does not go with the taxonomy or the encoder. */
  NOT_BESIDE("与标签体系或编码器不相配（英文详情：%1$s）", "%1$s", Advice.TRAIN_BOTH),
  /** The default model is not there. */
  NO_DEFAULT("类路径上没有默认模型", "it is not on the class path", Advice.ADD_DEFAULT),
  /** The default model has no accurate profile. */
  NO_DEFAULT_ENCODER("类路径上没有精确模式的默认模型", "it is not on the class path", Advice.TRAIN_ACCURATE);

  private final Clause problem;
  private final Advice advice;

  ModelProblem(String chinese, String english, Advice advice) {
    this.problem = new Clause(chinese, english);
    this.advice = advice;
  }

  /** Whole sentences in both languages: source, problem, and what to do next. */
  Clause told(String source, Object... details) {
    return new Clause("%1$s：%2$s。%3$s", "%1$s: %2$s. %3$s")
        .with(source, problem.with(details), advice.text);
  }

  private enum Advice {
    CHECK_PATH("请检查路径，或先训练模型。", "Check the path, or train a model first."),
    GIVE_FILE("请给出模型文件本身的路径。", "Give the path of the model file itself."),
    GIVE_MODEL(
        "请给出模型文件的路径，文件名通常以 .minyi 结尾。", "Give the path of a model file, usually named *.minyi."),
    GIVE_ENCODER_MODEL(
        "请给出为精确模式训练时写出的文件，文件名通常以 .encoder.minyi 结尾。",
        "Give the file that training for the accurate profile wrote, usually *.encoder.minyi."),
    COPY_BINARY("请以二进制方式重新复制。", "Copy it again in binary mode."),
    REPLACE(
        "请重新下载或复制模型（以二进制方式），或重新训练。",
        "Download or copy the model again (in binary mode), or retrain it."),
    UPDATE(
        "这个模型需要更新的 Minyi：请更新 Minyi，或用现在的版本重新训练。",
        "This model needs a newer Minyi: update Minyi, or retrain the model with this one."),
    MATCH_VERSION(
        "请用这个版本的 Minyi 重新训练，或下载相配的模型。",
        "Retrain the model with this version of Minyi, or download the matching one."),
    TRAINING_FAILED("训练没有成功：请重新训练。", "The training failed: retrain the model."),
    DO_NOT_TRUST("请不要使用这个模型，并从原处重新获取。", "Do not trust this model: get it again from its origin."),
    RETRAIN("请重新训练模型，或换一份没有损坏的。", "Train the model again, or get an undamaged copy."),
    TRAIN_BOTH(
        "请一起训练：minyi train --profile accurate。",
        "Train both together: minyi train --profile accurate."),
    ADD_DEFAULT(
        "请加入依赖 org.minyi:minyi-models，或载入模型文件。",
        "Add the dependency org.minyi:minyi-models, or load a model file."),
    TRAIN_ACCURATE(
        "请用 minyi train --profile accurate 训练，或用快速模式。",
        "Train it by minyi train --profile accurate, or use the fast profile.");

    private final Clause text;

    Advice(String chinese, String english) {
      this.text = new Clause(chinese, english);
    }
  }
}
