package dev.smena.infra.webhooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Sockets that connect, without any proxy, to allowed addresses only. Judged here, at the last moment, is the very address
 * that is connected to, however it was written and whatever its name led to before.
 */
final class JudgedSockets extends SocketFactory {

    private final AddressRules rules;

    JudgedSockets(AddressRules rules) {
        this.rules = rules;
    }

    @Override
    public Socket createSocket() {
        return new JudgedSocket();
    }

    private final class JudgedSocket extends Socket {

        JudgedSocket() {
            super(Proxy.NO_PROXY);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress inet)
                    || inet.getAddress() == null
                    || !rules.allow(inet.getAddress())) {
                throw new AddressNotAllowed();
            }
            super.connect(endpoint, timeout);
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
