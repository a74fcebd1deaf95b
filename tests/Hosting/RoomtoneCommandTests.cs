namespace Roomtone.Hosting.Tests;

public sealed class RoomtoneCommandTests
{
    [Theory]
    [InlineData("/usr/lib/roomtone/agent/", "roomtone", "sudo apt-get install --reinstall roomtone-agent")]
    [InlineData("/usr/lib/roomtone-other/", "./roomtone", "./roomtone setup")]
    [InlineData("/home/anna/room tone/src/EdgeAgent/bin/Release/net10.0/", "./roomtone", "./roomtone setup")]
    public void Sentences_name_the_command_that_exists_there(string folder, string name, string setup)
    {
        var installed = RoomtoneCommand.IsInstalledIn(folder);

        Assert.Equal((name, setup), (RoomtoneCommand.NameWhere(installed), RoomtoneCommand.SetupWhere(installed)));
    }
}
