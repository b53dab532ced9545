package io.sluice.binance.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The expectations are written down here by hand from the exchange's documents, not computed from the table that is
 * tested: each line is status, code, words, and what they mean.
 */
class ErrorTableTest {
    private static final String REPLIES = """
            503 |     0 | Unknown error, please check your request or try again later. | TIMEOUT_ERROR UNKNOWN
            503 | -1000 | Unknown error, please check your request or try again later. | TIMEOUT_ERROR UNKNOWN
            503 |     0 | Service Unavailable. | NETWORK_ERROR NOT_EXECUTED
            503 | -1008 | Request throttled by system-level protection. | RATE_LIMIT_ERROR NOT_EXECUTED
            503 | -1001 | Internal error; unable to process your request. Please try again. | NETWORK_ERROR UNKNOWN
            503 |     0 | <html><h1>503 Service Unavailable</h1></html> | TIMEOUT_ERROR UNKNOWN
            503 |     0 | Service Unavailable | TIMEOUT_ERROR UNKNOWN
            503 | -2019 | Margin is insufficient. | TIMEOUT_ERROR UNKNOWN
            408 |     0 | Timeout | TIMEOUT_ERROR UNKNOWN
            408 | -1007 | Timeout waiting for response from backend server. | TIMEOUT_ERROR UNKNOWN
            500 |     0 | Request occur unknown error. | TIMEOUT_ERROR UNKNOWN
            500 | -1013 | Invalid quantity. | TIMEOUT_ERROR UNKNOWN
            502 |     0 | Bad Gateway | TIMEOUT_ERROR UNKNOWN
            504 |     0 | Gateway Timeout | TIMEOUT_ERROR UNKNOWN
            400 | -1000 | An unknown error occurred while processing the request. | TIMEOUT_ERROR UNKNOWN
            400 | -1006 | An unexpected response was received from the message bus. | TIMEOUT_ERROR UNKNOWN
            400 | -1007 | Timeout waiting for response from backend server. | TIMEOUT_ERROR UNKNOWN
            400 | -1001 | Internal error; unable to process your request. | NETWORK_ERROR UNKNOWN
            429 | -1003 | Too many requests. | RATE_LIMIT_ERROR NOT_EXECUTED
            429 | -1015 | Too many new orders. | RATE_LIMIT_ERROR NOT_EXECUTED
            429 |     0 | garbage | RATE_LIMIT_ERROR NOT_EXECUTED
            418 | -1003 | Way too many requests; IP banned. | RATE_LIMIT_ERROR NOT_EXECUTED
            403 |     0 | <html>WAF</html> | API_ERROR NOT_EXECUTED
            401 | -2015 | Invalid API-key, IP, or permissions for action. | API_ERROR NOT_EXECUTED
            400 | -4116 | ClientOrderId is duplicated. | INVALID_ORDER EXISTS
            400 | -4115 | Client tran id is duplicated. | INVALID_ORDER EXISTS
            400 | -2010 | Duplicate order sent. | INVALID_ORDER EXISTS
            400 | -2010 | NEW_ORDER_REJECTED | INVALID_ORDER NOT_EXECUTED
            400 | -2013 | Order does not exist. | UNKNOWN_ERROR UNKNOWN
            400 | -2011 | Unknown order sent. | UNKNOWN_ERROR UNKNOWN
            400 | -9999 | never heard of | UNKNOWN_ERROR UNKNOWN
            400 |     0 | not in the exchange's form | UNKNOWN_ERROR UNKNOWN
            404 |     0 | Not Found | UNKNOWN_ERROR UNKNOWN
            302 |     0 | moved | UNKNOWN_ERROR UNKNOWN
            200 | -2019 | Margin is insufficient. | UNKNOWN_ERROR UNKNOWN
            """;

    private static final String INSUFFICIENT = "-2018 -2019 -4050 -4051 -4118";
    private static final String INVALID = """
            -1013 -1014 -1100 -1101 -1102 -1103 -1104 -1105 -1106 -1108 -1111 -1114 -1115 -1116 -1117 -1118 -1121
            -1122 -1128 -1130 -1136 -2010 -2020 -2021 -2022 -2024 -2025 -2026 -2027 -2028
            -4000 -4001 -4002 -4003 -4004 -4005 -4006 -4007 -4008 -4009 -4010 -4011 -4012 -4013 -4014 -4015 -4016
            -4023 -4024 -4025 -4026 -4027 -4028 -4029 -4030 -4031 -4045 -4061 -4062 -4104 -4120 -4131 -4135
            -4137 -4138 -4139 -4140 -4141 -4142 -4164 -4184 -4210 -4211 -5021 -5022 -5024 -5025 -5026 -5027 -5040
            """;
    private static final String RATE_LIMIT = "-1003 -1015 -1008 -4400";
    private static final String API = """
            -1002 -1004 -1005 -1011 -1016 -1020 -1021 -1022 -1099 -1125 -2014 -2015 -2016 -2017 -2023 -4056 -4057
            -4087 -4088 -4109 -4192 -4401 -4402 -5028
            """;
    private static final Set<Integer> SPECIAL = Set.of(-1000, -1001, -1006, -1007, -4115, -4116);

    @TestFactory
    @DisplayName("O-RETRY, O-ONCE each documented reply has its class and its outcome")
    Stream<DynamicTest> each_reply_has_its_meaning() {
        return REPLIES.lines()
                .map(line -> line.split("\\|", -1))
                .map(cells -> DynamicTest.dynamicTest(
                        String.join("|", cells),
                        () -> assertMeans(
                                Integer.parseInt(cells[0].strip()),
                                Integer.parseInt(cells[1].strip()),
                                cells[2].strip(),
                                cells[3].strip())));
    }

    @TestFactory
    @DisplayName("O-RETRY each documented code has its class, and nothing was executed")
    Stream<DynamicTest> each_code_has_its_class() {
        List<DynamicTest> tests = new ArrayList<>();
        List.of(
                        List.of("INSUFFICIENT_BALANCE", INSUFFICIENT),
                        List.of("INVALID_ORDER", INVALID),
                        List.of("RATE_LIMIT_ERROR", RATE_LIMIT),
                        List.of("API_ERROR", API))
                .forEach(row -> codes(row.get(1))
                        .forEach(code -> tests.add(DynamicTest.dynamicTest(
                                row.get(0) + " " + code,
                                () -> assertMeans(400, code, "words", row.get(0) + " NOT_EXECUTED")))));
        return tests.stream();
    }

    @Test
    @DisplayName("O-ONCE a code that is on no list is unknown: all others from -1 to -9999")
    void every_unlisted_code_is_unknown() {
        Set<Integer> listed = new HashSet<>(SPECIAL);
        Stream.of(INSUFFICIENT, INVALID, RATE_LIMIT, API).forEach(list -> listed.addAll(codes(list)));
        List<Integer> wrong = new ArrayList<>();
        for (int code = -1; code >= -9_999; code--) {
            if (!listed.contains(code) && !means(400, code, "words").equals("UNKNOWN_ERROR UNKNOWN")) {
                wrong.add(code);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("O-ONCE what is not in the exchange's form is read without a code, and cut short")
    void reads_garbage_as_no_code() {
        assertThat(VenueError.of(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}"))
                .isEqualTo(new VenueError(400, -1121, "Invalid symbol."));
        assertThat(VenueError.of(400, "{\"code\":-11")).isEqualTo(new VenueError(400, 0, "{\"code\":-11"));
        assertThat(VenueError.of(400, "[1,2]")).isEqualTo(new VenueError(400, 0, "[1,2]"));
        assertThat(VenueError.of(400, "")).isEqualTo(new VenueError(400, 0, ""));
        assertThat(VenueError.of(400, "{\"code\":\"-1121\"}").code()).isZero();
        assertThat(VenueError.of(502, "x".repeat(100_000)).text()).hasSize(200);
    }

    private static void assertMeans(int status, int code, String words, String expected) {
        assertThat(means(status, code, words)).isEqualTo(expected);
    }

    private static String means(int status, int code, String words) {
        Meaning meaning = ErrorTable.of(new VenueError(status, code, words));
        return meaning.errorClass() + " " + meaning.outcome();
    }

    private static List<Integer> codes(String list) {
        return Stream.of(list.strip().split("\\s+")).map(Integer::valueOf).toList();
    }
}
