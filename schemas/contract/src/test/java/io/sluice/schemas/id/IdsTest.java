package io.sluice.schemas.id;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.schemas.Leg;
import io.sluice.schemas.Timeframe;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant OPEN = Instant.parse("2013-11-25T00:00:00Z");

    @Test
    @DisplayName("C-LINEAGE an id is 128 bits of SHA-256 over length-prefixed fields in Crockford base32")
    void is_128_bits_of_sha256_in_crockford_base32() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String field : new String[] {"decision", "S1", "paper-1"}) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            digest.update(bytes);
        }
        BigInteger bits = new BigInteger(1, Arrays.copyOf(digest.digest(), 16));
        StringBuilder expected = new StringBuilder();
        for (int i = 25; i >= 0; i--) {
            int digit = bits.shiftRight(5 * i).and(BigInteger.valueOf(31)).intValue();
            expected.append("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(digit));
        }
        assertThat(Ids.decision("S1", "paper-1")).isEqualTo(expected.toString());
    }

    @Test
    @DisplayName("C-LINEAGE the chain from candle to fill never changes")
    void the_chain_from_candle_to_fill_never_changes() {
        String candle = Ids.candle("BITSTAMP:BTCUSD", Timeframe.M1, OPEN);
        String signal = Ids.signal(candle, "breakout", "LONG");
        String decision = Ids.decision(signal, "paper-1");
        String order = Ids.order(decision, Leg.ENTRY, 0);
        String fill = Ids.fill("paper", "BITSTAMP:BTCUSD", "1");
        assertThat(new String[] {candle, signal, decision, order, fill})
                .containsExactly(
                        "31VDS0BJZ4JNCD76RW0AQNZ2GB",
                        "2GCEP8GYFZF89HGXX77ZTQY31B",
                        "0QKWWR50Z8E2C56C5BJXF8FGVS",
                        "0HJQ6Z82JXVSWRYHS5C64CXHW1",
                        "13MJK64NAWRDKSX9QM2NHY8X3G");
    }

    @Test
    @DisplayName("C-LINEAGE no two different causes share an id")
    void no_two_different_causes_share_an_id() {
        Set<String> ids = new HashSet<>();
        ids.add(Ids.of("a", "bc", "d"));
        ids.add(Ids.of("a", "b", "cd"));
        ids.add(Ids.of("ab", "c", "d"));
        ids.add(Ids.of("a", "bcd"));
        ids.add(Ids.of("a", "bc", "d", ""));
        assertThat(ids).hasSize(5);
    }

    @Test
    @DisplayName("O-ONCE a client order id fits Binance's and MetaTrader's formats")
    void a_client_order_id_fits_the_venues() {
        String id = Ids.clientOrder(Ids.order("D", Leg.STOP, 7));
        assertThat(id).matches("[.A-Z:/a-z0-9_-]{1,36}").hasSize(27);
    }
}
