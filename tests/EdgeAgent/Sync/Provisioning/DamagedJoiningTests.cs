using Microsoft.Extensions.Configuration;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Provisioning;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.Provisioning;

/// <summary>What a box got when it joined is kept twice: without it somebody has to come and join it anew.</summary>
public sealed class DamagedJoiningTests : IDisposable
{
    private readonly TemporaryFolder _state = new();
    private readonly BrokerFolder _folder;

    public DamagedJoiningTests()
    {
        _folder = new BrokerFolder(_state.Path);
        _folder.Keep(new JoinAnswer("kitchen", "first", "broker.local", 8883, "-----BEGIN CERTIFICATE-----"));
    }

    public void Dispose() => _state.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("{\"Device\":")]
    [InlineData("{}")]
    [InlineData("{\"Device\":{\"Id\":\"KITCHEN !\"},\"Mqtt\":{\"Host\":\"a\",\"Port\":1}}")]
    [InlineData("{\"Device\":{\"Id\":\"kitchen\"},\"Mqtt\":{\"Host\":\"a\",\"Port\":\"many\"}}")]
    public void Damaged_settings_come_back_from_their_copy(string text)
    {
        File.WriteAllText(_folder.SettingsFile, text);

        var (settings, damage) = _folder.ReadSettings();

        Assert.Equal(("kitchen", "broker.local", 8883), (settings!.Device.Id, settings.Mqtt.Host, settings.Mqtt.Port));
        Assert.Contains("its copy is used", damage, StringComparison.Ordinal);
        Assert.Null(_folder.ReadSettings().Damage);
    }

    [Fact]
    public void A_box_that_knows_its_broker_no_more_starts_all_the_same()
    {
        File.WriteAllText(_folder.SettingsFile, "{");
        File.WriteAllText(_folder.SettingsFile + ".copy", "{");
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Device:StateFolder"] = _state.Path });

        Assert.Null(FirstJoin.TakeIn(configuration));
        Assert.Null(configuration["Mqtt:Host"]);
        Assert.Null(FirstJoin.TakeIn(configuration));
    }

    [Fact]
    public void What_was_joined_goes_before_the_settings_file()
    {
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Device:StateFolder"] = _state.Path, ["Mqtt:Host"] = "elsewhere", ["Device:Id"] = "roomtone-1" });
        configuration.AddInMemoryCollection().AddInMemoryCollection(); // For the environment and the command line.

        Assert.NotNull(FirstJoin.TakeIn(configuration));
        Assert.Equal(
            ("kitchen", "broker.local", "8883"),
            (configuration["Device:Id"], configuration["Mqtt:Host"], configuration["Mqtt:Port"])
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}x")]
    [InlineData("[]")]
    public void A_damaged_password_comes_back_from_its_copy(string text)
    {
        File.WriteAllText(_state.In("broker/password"), text);

        Assert.Equal("first", new JoinedPassword(_folder).Current);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_state.In("broker/password")));
    }
}
