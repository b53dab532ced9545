package io.sluice.schemas.registry;

import static io.sluice.schemas.registry.Rest.code;
import static io.sluice.schemas.registry.Schemas.FIRST;
import static io.sluice.schemas.registry.Schemas.OPTIONAL_ADDED;
import static io.sluice.schemas.registry.Schemas.RETYPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-REGISTRY Confluent's REST API")
class RestApiTest {
    private final MemoryLog log = new MemoryLog();
    private final Javalin server = RestApi.server(new Registry(log)).start("127.0.0.1", 0);
    private final Rest rest = new Rest("http://127.0.0.1:" + server.port());

    @AfterEach
    void stop() {
        rest.close();
        server.stop();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static String quoted(String schema) {
        return "\"" + schema.replace("\"", "\\\"") + "\"";
    }

    @Test
    void registering_and_finding() {
        assertThat(rest.register("s", FIRST)).isEqualTo(json("200 {'id':1}"));
        assertThat(rest.register("s", OPTIONAL_ADDED)).isEqualTo(json("200 {'id':2}"));

        String first = json("200 {'subject':'s','version':1,'id':1,'schema':") + quoted(FIRST) + "}";
        assertThat(rest.postSchema("/subjects/s", FIRST)).isEqualTo(first);
        assertThat(rest.get("/subjects/s/versions/1")).isEqualTo(first);
        assertThat(rest.get("/subjects/s/versions/1/schema")).isEqualTo("200 " + FIRST);
        assertThat(rest.get("/subjects/s/versions/latest"))
                .isEqualTo(rest.get("/subjects/s/versions/-1"))
                .isEqualTo(json("200 {'subject':'s','version':2,'id':2,'schema':") + quoted(OPTIONAL_ADDED) + "}");
        assertThat(rest.get("/subjects/s/versions")).isEqualTo("200 [1,2]");
        assertThat(rest.get("/subjects")).isEqualTo(json("200 ['s']"));
        assertThat(rest.get("/subjects?subjectPrefix=x")).isEqualTo("200 []");
        assertThat(rest.get("/subjects/s/versions/1/referencedby")).isEqualTo("200 []");
    }

    @Test
    void asking_by_id() {
        rest.register("s", FIRST);
        rest.register("t", FIRST);
        String schema = json("{'schema':") + quoted(FIRST);

        assertThat(rest.get("/schemas/ids/1")).isEqualTo("200 " + schema + "}");
        assertThat(rest.get("/schemas/ids/1?fetchMaxId=false&subject=")).isEqualTo("200 " + schema + "}");
        assertThat(rest.get("/schemas/ids/1?fetchMaxId=true")).isEqualTo("200 " + schema + json(",'maxId':1}"));
        assertThat(rest.get("/schemas/ids/1/schema")).isEqualTo("200 " + FIRST);
        assertThat(rest.get("/schemas/ids/1/subjects")).isEqualTo(json("200 ['s','t']"));
        assertThat(rest.get("/schemas/ids/1/versions"))
                .isEqualTo(json("200 [{'subject':'s','version':1},{'subject':'t','version':1}]"));
        assertThat(rest.get("/schemas?latestOnly=true&subjectPrefix=t"))
                .isEqualTo(json("200 [{'subject':'t','version':1,'id':1,'schema':") + quoted(FIRST) + "}]");
        assertThat(rest.get("/schemas/types")).isEqualTo(json("200 ['AVRO']"));
        assertThat(rest.get("/")).isEqualTo("200 {}");
        assertThat(rest.get("/contexts")).isEqualTo(json("200 ['.']"));
    }

    @Test
    void answers_have_the_media_type_that_clients_expect() {
        HttpResponse<String> found = rest.exchange("GET", "/subjects", "");
        HttpResponse<String> missing = rest.exchange("GET", "/subjects/s/versions", "");

        assertThat(found.headers().firstValue("content-type")).contains("application/vnd.schemaregistry.v1+json");
        assertThat(missing.headers().firstValue("content-type")).contains("application/vnd.schemaregistry.v1+json");
        assertThat(missing.body())
                .isEqualTo(json("{'error_code':40401,'message':'Subject `s` not found'}")
                        .replace('`', '\''));
    }

    @Test
    void levels() {
        assertThat(rest.get("/config")).isEqualTo(json("200 {'compatibilityLevel':'BACKWARD'}"));
        assertThat(code(rest.get("/config/s"))).isEqualTo("404 40408");
        assertThat(rest.get("/config/s?defaultToGlobal=true")).isEqualTo(json("200 {'compatibilityLevel':'BACKWARD'}"));
        assertThat(rest.put("/config/s", json("{'compatibility':'full_transitive'}")))
                .isEqualTo(json("200 {'compatibility':'FULL_TRANSITIVE'}"));
        assertThat(rest.get("/config/s")).isEqualTo(json("200 {'compatibilityLevel':'FULL_TRANSITIVE'}"));
        assertThat(rest.put("/config", json("{'compatibility':'NONE'}")))
                .isEqualTo(json("200 {'compatibility':'NONE'}"));
        assertThat(rest.delete("/config/s")).isEqualTo(json("200 {'compatibilityLevel':'FULL_TRANSITIVE'}"));
        assertThat(rest.delete("/config")).isEqualTo(json("200 {'compatibilityLevel':'NONE'}"));
        assertThat(rest.get("/config")).isEqualTo(json("200 {'compatibilityLevel':'BACKWARD'}"));
        assertThat(code(rest.delete("/config/s"))).isEqualTo("404 40401");
        assertThat(code(rest.put("/config", json("{'compatibility':'SOMEWHAT'}"))))
                .isEqualTo("422 42203");
        assertThat(code(rest.put("/config", "{}"))).isEqualTo("422 42203");
    }

    @Test
    void modes() {
        rest.register("s", FIRST);
        assertThat(rest.get("/mode")).isEqualTo(json("200 {'mode':'READWRITE'}"));
        assertThat(code(rest.get("/mode/s"))).isEqualTo("404 40409");
        assertThat(rest.get("/mode/s?defaultToGlobal=true")).isEqualTo(json("200 {'mode':'READWRITE'}"));
        assertThat(rest.put("/mode", json("{'mode':'READONLY'}"))).isEqualTo(json("200 {'mode':'READONLY'}"));

        assertThat(code(rest.register("s", OPTIONAL_ADDED))).isEqualTo("422 42205");
        assertThat(code(rest.delete("/subjects/s"))).isEqualTo("422 42205");
        assertThat(code(rest.put("/config", json("{'compatibility':'NONE'}")))).isEqualTo("422 42205");
        assertThat(rest.register("s", FIRST)).as("is there already").isEqualTo(json("200 {'id':1}"));

        assertThat(rest.put("/mode/s", json("{'mode':'READWRITE'}"))).isEqualTo(json("200 {'mode':'READWRITE'}"));
        assertThat(rest.register("s", OPTIONAL_ADDED)).isEqualTo(json("200 {'id':2}"));
        assertThat(rest.delete("/mode/s")).isEqualTo(json("200 {'mode':'READWRITE'}"));
        assertThat(code(rest.delete("/mode/s"))).isEqualTo("404 40401");
        assertThat(code(rest.put("/mode", json("{'mode':'IMPORT'}")))).isEqualTo("422 42204");
    }

    @Test
    void checking_without_registering() {
        rest.register("s", FIRST);
        String one = "/compatibility/subjects/s/versions/latest";
        String all = "/compatibility/subjects/s/versions";

        assertThat(rest.postSchema(one, OPTIONAL_ADDED)).isEqualTo(json("200 {'is_compatible':true}"));
        assertThat(rest.postSchema(all, OPTIONAL_ADDED)).isEqualTo(json("200 {'is_compatible':true}"));
        assertThat(rest.postSchema(one, RETYPED)).isEqualTo(json("200 {'is_compatible':false}"));
        assertThat(rest.postSchema(all + "?verbose=true", RETYPED))
                .isEqualTo(rest.postSchema(one + "?verbose=true", RETYPED))
                .isEqualTo(json("200 {'is_compatible':false,'messages':["
                        + "'the new schema cannot read records of version 1: TYPE_MISMATCH at /fields/0/type "
                        + "(reader type: STRING not compatible with writer type: INT)']}"));
        assertThat(rest.postSchema("/compatibility/subjects/new/versions/latest?verbose=true", RETYPED))
                .isEqualTo(json("200 {'is_compatible':true,'messages':[]}"));
        assertThat(code(rest.postSchema("/compatibility/subjects/s/versions/9", FIRST)))
                .isEqualTo("404 40402");
        assertThat(code(rest.postSchema("/compatibility/subjects/new/versions/1", FIRST)))
                .isEqualTo("404 40401");
    }

    @Test
    void deleting_softly_then_for_good() {
        rest.register("s", FIRST);
        rest.register("s", OPTIONAL_ADDED);
        rest.register("t", FIRST);

        assertThat(code(rest.delete("/subjects/s?permanent=true"))).isEqualTo("404 40405");
        assertThat(code(rest.delete("/subjects/s/versions/1?permanent=true"))).isEqualTo("404 40407");
        assertThat(rest.delete("/subjects/s/versions/1")).isEqualTo("200 1");
        assertThat(code(rest.delete("/subjects/s/versions/1"))).isEqualTo("404 40406");
        assertThat(rest.get("/subjects/s/versions")).isEqualTo("200 [2]");
        assertThat(rest.get("/subjects/s/versions?deleted=true")).isEqualTo("200 [1,2]");
        assertThat(rest.get("/subjects/s/versions?deletedOnly=true")).isEqualTo("200 [1]");
        assertThat(code(rest.get("/subjects/s/versions/1"))).isEqualTo("404 40402");
        assertThat(rest.get("/subjects/s/versions/1?deleted=true")).contains(json("'deleted':true"));
        assertThat(rest.get("/schemas/ids/1/subjects")).isEqualTo(json("200 ['t']"));
        assertThat(rest.delete("/subjects/s/versions/1?permanent=true")).isEqualTo("200 1");

        assertThat(rest.delete("/subjects/s")).isEqualTo("200 [2]");
        assertThat(code(rest.delete("/subjects/s"))).isEqualTo("404 40404");
        assertThat(code(rest.postSchema("/subjects/s", OPTIONAL_ADDED))).isEqualTo("404 40401");
        assertThat(rest.postSchema("/subjects/s?deleted=true", OPTIONAL_ADDED)).contains(json("'version':2"));
        assertThat(rest.get("/schemas/ids/2")).startsWith("200");
        assertThat(rest.delete("/subjects/s?permanent=true")).isEqualTo("200 [2]");
        assertThat(code(rest.delete("/subjects/s?permanent=true"))).isEqualTo("404 40401");
        assertThat(code(rest.get("/schemas/ids/2"))).isEqualTo("404 40403");
    }

    @Test
    void every_mistake_has_its_documented_code() {
        rest.register("s", FIRST);

        assertThat(code(rest.get("/subjects/none/versions"))).isEqualTo("404 40401");
        assertThat(code(rest.postSchema("/subjects/none", FIRST))).isEqualTo("404 40401");
        assertThat(code(rest.delete("/subjects/none"))).isEqualTo("404 40401");
        assertThat(code(rest.get("/subjects/s/versions/2"))).isEqualTo("404 40402");
        assertThat(code(rest.get("/schemas/ids/99"))).isEqualTo("404 40403");
        assertThat(code(rest.get("/schemas/ids/x"))).isEqualTo("404 40403");
        assertThat(code(rest.postSchema("/subjects/s", RETYPED))).isEqualTo("404 40403");
        assertThat(code(rest.register("s", RETYPED))).isEqualTo("409 409");
        assertThat(code(rest.register("s", ""))).isEqualTo("422 42201");
        assertThat(code(rest.register("s", "{\"type\":\"recor\"}"))).isEqualTo("422 42201");
        assertThat(code(rest.register("s", Schemas.record("{\"name\":\"a\",\"type\":\"int\",\"default\":\"x\"}"))))
                .isEqualTo("422 42201");
        assertThat(code(rest.post("/subjects/s/versions", json("{'schemaType':'PROTOBUF','schema':'m'}"))))
                .isEqualTo("422 42201");
        assertThat(code(rest.post(
                        "/subjects/s/versions", json("{'schema':'x','references':[{'name':'a','subject':'b'}]}"))))
                .isEqualTo("422 42201");
        assertThat(code(rest.get("/subjects/s/versions/0"))).isEqualTo("422 42202");
        assertThat(code(rest.get("/subjects/s/versions/newest"))).isEqualTo("422 42202");
        assertThat(code(rest.post("/subjects/s/versions", "no json"))).isEqualTo("400 400");
        assertThat(code(rest.get("/associations/resources/-/t?resourceType=topic&associationType=value")))
                .isEqualTo("404 404");
        assertThat(code(rest.put("/subjects", "{}"))).isEqualTo("405 405");
    }

    @Test
    void a_store_that_fails_is_the_servers_fault() {
        log.breakDown();

        assertThat(code(rest.register("s", FIRST))).isEqualTo("500 50001");
    }

    @Test
    void subjects_may_have_odd_characters() {
        assertThat(rest.register("a%20b.c-d_e%C3%A4%3A", FIRST)).isEqualTo(json("200 {'id':1}"));
        assertThat(rest.get("/subjects")).isEqualTo(json("200 ['a b.c-d_eä:']"));
    }
}
