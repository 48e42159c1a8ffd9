package dev.haystack.outbound.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelRequest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("VE-12")
class SchemaTest {

  private static final Rig.Answering HELLO = Wire.stream(Wire.last("STOP", Wire.text("Hello")));
  private static final String SCHEMA =
      """
      {"$schema":"s","type":"object","additionalProperties":false,
       "properties":{"q":{"type":["string","null"],"maxLength":9}},"required":["q"]}
      """;

  @Test
  void schemasAreSentAsTheyAre() throws Exception {
    assertEquals(
        Json.parse(
            "[{\"functionDeclarations\":[{\"name\":\"search\",\"description\":\"Finds.\","
                + "\"parametersJsonSchema\":"
                + SCHEMA
                + "}]}]"),
        tools(SchemaForm.JSON, SCHEMA));
  }

  @Test
  void orInTheSubsetOfOpenApi() throws Exception {
    assertEquals(
        Json.parse(
            """
            [{"functionDeclarations":[{"name":"search","description":"Finds.","parameters":
              {"type":"object","required":["q"],
               "properties":{"q":{"type":"string","nullable":true,"maxLength":9}}}}]}]
            """),
        tools(SchemaForm.OPENAPI, SCHEMA));
  }

  @Test
  void aToolWithoutParametersHasNone() throws Exception {
    for (SchemaForm form : SchemaForm.values()) {
      assertEquals(
          Json.parse(
              "[{\"functionDeclarations\":[{\"name\":\"search\",\"description\":\"Finds.\"}]}]"),
          tools(form, "{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'string','format':'date-time'} | {'type':'string','format':'date-time'}",
        "{'type':'string','format':'uuid'}      | {'type':'string'}",
        "{'type':'integer','format':'int64'}    | {'type':'integer','format':'int64'}",
        "{'const':'a'}                          | {'type':'string','enum':['a']}",
        "{'type':'string','enum':['a','b']}     | {'type':'string','enum':['a','b']}",
        "{'enum':['a',null]}           | {'type':'string','enum':['a'],'nullable':true}",
        "{'type':'integer','enum':[1,2]}        | {'type':'integer'}",
        "{'type':['string','integer']} | {'anyOf':[{'type':'string'},{'type':'integer'}]}",
        "{'oneOf':[{'type':'string'},{'type':'null'}]} |"
            + " {'anyOf':[{'type':'string'}],'nullable':true}",
        "{'anyOf':[{'const':'a'},{'$ref':'#/$defs/D'}]}"
            + " | {'anyOf':[{'type':'string','enum':['a']},{'type':'string','pattern':'d'}]}",
        "{'$ref':'#/$defs/D','description':'x'} |"
            + " {'type':'string','description':'x','pattern':'d'}",
        "{'type':'array','items':{'$ref':'#/$defs/D'},'minItems':1,'uniqueItems':true}"
            + " | {'type':'array','minItems':1,'items':{'type':'string','pattern':'d'}}",
        "{'type':'number','minimum':0,'maximum':9,'exclusiveMinimum':0,'multipleOf':2,'default':1}"
            + " | {'type':'number','minimum':0,'maximum':9,'default':1}",
        "{'type':'object','title':'t','minProperties':1,'maxProperties':2,'propertyOrdering':['a'],"
            + "'patternProperties':{}} | {'type':'object','title':'t','minProperties':1,"
            + "'maxProperties':2,'propertyOrdering':['a']}",
      })
  void whatTheSubsetDoesNotKnowIsSaidOtherwiseOrGoes(String schema, String subset) {
    assertEquals(
        json("{'p':" + subset + "}"),
        OpenApiSchema.of(
                json(
                    "{'properties':{'p':"
                        + schema
                        + "},'$defs':{'D':{'type':'string','pattern':'d'}}}"))
            .object("properties")
            .orElseThrow());
  }

  @Test
  void referencesThatGoRoundInCirclesEnd() {
    JsonObject subset =
        OpenApiSchema.of(
            json("{'type':'object','properties':{'next':{'$ref':'#'}},'required':['next']}"));

    assertEquals(17, subset.text().split("\"next\":\\{", -1).length - 1);
  }

  private static JsonObject json(String text) {
    return (JsonObject) Json.parse(text.replace('\'', '"'));
  }

  private static Json tools(SchemaForm form, String schema) throws InterruptedException {
    var request = ModelRequest.prose(Rig.QUESTION.messages(), List.of(Rig.tool("search", schema)));
    try (var rig = new Rig(form, "", HELLO)) {
      return rig.sent(request).array("tools").orElseThrow();
    }
  }
}
