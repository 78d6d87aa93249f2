package io.benchtable.standalone.command;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, as its manifest says it. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"benchtable " + (version == null ? "(not packaged)" : version)};
  }
}
