package kiosque.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON in and out; the mapper may be shared between threads. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Article article(String line) throws JsonProcessingException {
    return MAPPER.readValue(line, Article.class);
  }

  static String line(Object value) throws JsonProcessingException {
    return MAPPER.writeValueAsString(value);
  }

  private Json() {}
}
