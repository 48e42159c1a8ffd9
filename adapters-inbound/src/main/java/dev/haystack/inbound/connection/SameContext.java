package dev.haystack.inbound.connection;

import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.SocketContext;

/** Says of its connection what the one says that it was given. */
interface SameContext extends SocketContext {

  SocketContext given();

  @Override
  default PeerInfo remotePeer() {
    return given().remotePeer();
  }

  @Override
  default PeerInfo localPeer() {
    return given().localPeer();
  }

  @Override
  default boolean isSecure() {
    return given().isSecure();
  }

  @Override
  default String socketId() {
    return given().socketId();
  }

  @Override
  default String childSocketId() {
    return given().childSocketId();
  }
}
