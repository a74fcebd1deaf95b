using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.Provisioning;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.Provisioning;

public sealed class JoinedPasswordTests : IDisposable
{
    private readonly TemporaryFolder _state = new();
    private readonly BrokerFolder _folder;

    public JoinedPasswordTests()
    {
        _folder = new BrokerFolder(_state.Path);
        _folder.Keep(new JoinAnswer("kitchen", "first", "broker.local", 8883, "-----BEGIN CERTIFICATE-----"));
    }

    public void Dispose() => _state.Dispose();

    [Fact]
    public void What_was_joined_is_for_its_owner_alone()
    {
        Assert.True(_folder.HasJoined);
        foreach (var file in Directory.EnumerateFiles(_state.In("broker")))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.DoesNotContain("first", File.ReadAllText(_folder.SettingsFile), StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_password_is_tried_first_and_takes_the_place_of_the_first_once_it_works()
    {
        var password = new JoinedPassword(_folder);
        Assert.Equal("first", password.Current);

        password.Offer("second");
        Assert.Equal("second", password.Current);
        password.Accepted();

        Assert.Equal(new StoredPassword("second", null), _folder.ReadPassword());
        Assert.Equal("second", new JoinedPassword(_folder).Current);
    }

    [Fact]
    public void While_the_broker_has_not_changed_over_the_first_one_still_opens()
    {
        var password = new JoinedPassword(_folder);
        password.Offer("second");

        Assert.Equal("second", password.Current);
        password.Refused();
        Assert.Equal("first", password.Current);
        password.Accepted();

        Assert.Equal(new StoredPassword("first", "second"), _folder.ReadPassword());
        Assert.Equal("second", password.Current);
        password.Accepted();
        Assert.Equal(new StoredPassword("second", null), _folder.ReadPassword());
    }

    [Fact]
    public void A_full_disk_does_not_keep_the_box_from_a_broker_that_has_changed_over()
    {
        var password = new JoinedPassword(_folder);
        password.Offer("second");
        Assert.Equal("second", password.Current);
        Directory.CreateDirectory(_state.In("broker/password.new")); // Where it is written: so it cannot be.

        password.Accepted();

        Assert.Equal("second", password.Current);
        Directory.Delete(_state.In("broker/password.new"));
        password.Accepted();
        Assert.Equal(new StoredPassword("second", null), _folder.ReadPassword());
    }

    [Fact]
    public void A_box_that_is_switched_off_in_between_still_has_both()
    {
        new JoinedPassword(_folder).Offer("second");
        var later = new JoinedPassword(_folder);

        Assert.Equal("second", later.Current);
        later.Refused();
        Assert.Equal("first", later.Current);
    }

    [Fact]
    public void One_that_comes_while_an_attempt_is_on_its_way_is_not_taken_for_proven()
    {
        var password = new JoinedPassword(_folder);
        Assert.Equal("first", password.Current);
        password.Offer("second");
        password.Accepted();

        Assert.Equal(new StoredPassword("first", "second"), _folder.ReadPassword());
    }

    [Fact]
    public async Task A_box_that_has_not_joined_refuses_another_password_and_one_that_has_refuses_a_short_one()
    {
        var command = new Command(
            Guid.NewGuid(),
            CommandNames.BrokerPassword,
            Wire.Element(new NextPassword("short")),
            "owner",
            DateTimeOffset.MaxValue
        );

        var hand = await Assert.ThrowsAsync<CommandRefusedException>(() =>
            new PasswordCommand().HandleAsync(command, TestContext.Current.CancellationToken)
        );
        var tooShort = CommandCatalogue.Find(command.Name)!.Problem(command.Args);

        Assert.Contains("has not joined", hand.Message, StringComparison.Ordinal);
        Assert.Contains("16 to 256", tooShort, StringComparison.Ordinal);
        Assert.Equal(new StoredPassword("first", null), _folder.ReadPassword());
    }
}
