package dev.smena.infra;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All callers talk to one node. */
@WholeSystem
class RacesIT extends Races {

    private final Http node;
    private final Agreement agreement;

    RacesIT(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.node = new Http(port);
        this.agreement = new Agreement(jdbc);
    }

    @Override
    Http node(int caller) {
        return node;
    }

    @Override
    Agreement agreement() {
        return agreement;
    }
}
