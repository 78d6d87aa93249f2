package io.benchtable.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.standalone.instance.InstanceProblem;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningTests {

  @Test
  void saysThatAPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Listening.on("127.0.0.1", taken.getLocalPort()))
          .isInstanceOf(InstanceProblem.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "no-such-host.invalid"}) // neither can be this machine's
  void saysThatAnAddressIsNotOfThisMachine(String address) {
    assertThatThrownBy(() -> Listening.on(address, 0))
        .isInstanceOf(InstanceProblem.class)
        .hasMessageContaining("Expected an address of this machine, but it is " + address)
        .hasMessageNotContaining("taken");
  }

  @Test
  void saysThatAPortIsNone() {
    assertThatThrownBy(() -> Listening.on("127.0.0.1", 70000))
        .isInstanceOf(InstanceProblem.class)
        .hasMessageContaining("but it is 70000");
  }

  @Test
  void isReachedWhereItListens() throws Exception {
    Listening listening = Listening.on("127.0.0.1", 0);
    assertThat(listening.port()).isPositive();
    assertThat(listening.uri()).hasToString("http://127.0.0.1:" + listening.port());
    assertThat(new Listening("::1", InetAddress.getByName("::1"), 8080).uri())
        .hasToString("http://[::1]:8080");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void isReachedOnLoopbackWhenItListensEverywhere(String address) throws Exception {
    assertThat(new Listening(address, InetAddress.getByName(address), 8080).uri())
        .hasToString("http://127.0.0.1:8080");
  }
}
