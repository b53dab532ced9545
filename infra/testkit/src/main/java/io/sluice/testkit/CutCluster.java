package io.sluice.testkit;

import io.sluice.broker.BrokerSettings;
import io.sluice.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A broker in this JVM that is reached over a link which can be cut: the broker itself tells its clients so. */
public final class CutCluster implements Cluster {
    private final TemporaryFolder folder;
    private final CutProxy link;
    private final EmbeddedBroker broker;

    private CutCluster(TemporaryFolder folder, CutProxy link, EmbeddedBroker broker) {
        this.folder = folder;
        this.link = link;
        this.broker = broker;
    }

    /** Starts a broker on a temporary folder, with a link that is whole. */
    public static CutCluster start() throws IOException {
        TemporaryFolder folder = TemporaryFolder.create();
        int port = FreePorts.one();
        CutProxy link = new CutProxy(port);
        try {
            BrokerSettings settings = BrokerSettings.in(folder.path())
                    .onPort(port)
                    .with("advertised.listeners", "PLAINTEXT://127.0.0.1:" + link.port());
            return new CutCluster(folder, link, EmbeddedBroker.start(settings));
        } catch (RuntimeException failed) {
            link.close();
            folder.close();
            throw failed;
        }
    }

    /** The way to the broker, for all of its clients. */
    public CutProxy link() {
        return link;
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + link.port();
    }

    @Override
    public void close() {
        try (folder) {
            link.letGo();
            broker.close();
            link.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
