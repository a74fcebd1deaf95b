using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Tests.Sync.DesiredState;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.Commands;

public class CommandDispatcherTests
{
    private static readonly string Commands = Topics.Commands(BrokerLinks.Cafe);

    [Fact]
    public async Task A_command_is_done_and_answered_with_its_data()
    {
        var volume = new RecordingHandler(CommandNames.MusicVolume) { Answer = Wire.Element(new { percent = 40 }) };
        await using var box = await FollowingBox.StartAsync(services => services.AddSingleton<ICommandHandler>(volume));
        var replies = Replies.Of(box);
        var command = Now(CommandNames.MusicVolume) with { Args = Wire.Element(new { percent = 40 }) };

        await box.CommandAsync(command);
        var reply = await replies.NextAsync();

        Assert.Equal((command.Id, true, null), (reply.Id, reply.Ok, reply.Error));
        Assert.Equal(40, reply.Data!.Value.GetProperty("percent").GetInt32());
        Assert.Equal("owner", Assert.Single(volume.Done).By);
    }

    [Fact]
    public async Task A_command_that_arrives_twice_is_done_once_and_answered_twice()
    {
        var skip = new RecordingHandler(CommandNames.MusicSkip);
        await using var box = await FollowingBox.StartAsync(services => services.AddSingleton<ICommandHandler>(skip));
        var replies = Replies.Of(box);
        var command = Now(CommandNames.MusicSkip);

        await box.CommandAsync(command);
        await box.CommandAsync(command);
        var first = await replies.NextAsync();
        var second = await replies.NextAsync();

        Assert.Equal((command.Id, true), (first.Id, first.Ok));
        Assert.Equal((command.Id, true), (second.Id, second.Ok));
        Assert.Single(skip.Done);
    }

    [Fact]
    public async Task What_is_expired_unknown_refused_or_broken_is_answered_with_a_sentence()
    {
        var play = new RecordingHandler(CommandNames.MusicPlay) { Fault = new CommandRefusedException("There is no music.") };
        var skip = new RecordingHandler(CommandNames.MusicSkip) { Fault = new InvalidOperationException("a fault of ours") };
        var volume = new RecordingHandler(CommandNames.MusicVolume) { Fault = new JsonException("a number is too large.") };
        await using var box = await FollowingBox.StartAsync(services => services
            .AddSingleton<ICommandHandler>(play).AddSingleton<ICommandHandler>(skip).AddSingleton<ICommandHandler>(volume));
        var replies = Replies.Of(box);

        await box.CommandAsync(Now(CommandNames.MusicPlay) with { Expires = DateTimeOffset.UnixEpoch });
        Assert.Contains("came too late", await replies.NextErrorAsync(), StringComparison.Ordinal);
        await box.CommandAsync(Now("room.dance"));
        Assert.Contains("does not know the command 'room.dance'", await replies.NextErrorAsync(), StringComparison.Ordinal);
        await box.CommandAsync(Now(CommandNames.MusicPlay));
        Assert.Equal("There is no music.", await replies.NextErrorAsync());
        await box.CommandAsync(Now(CommandNames.MusicSkip));
        Assert.Contains("failed inside the box", await replies.NextErrorAsync(), StringComparison.Ordinal);
        await box.CommandAsync(Now(CommandNames.MusicVolume) with { Args = Wire.Element(new { percent = 40 }) });
        Assert.Contains("arguments of music.volume cannot be read", await replies.NextErrorAsync(), StringComparison.Ordinal);

        Assert.Single(play.Done);
        Assert.Contains(
            box.Links.Said.All,
            line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("music.skip failed", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(-365)]
    [InlineData(365)]
    public async Task A_box_whose_clock_is_wrong_does_what_is_asked_and_refuses_what_waited(int days)
    {
        var skip = new RecordingHandler(CommandNames.MusicSkip);
        var clock = new ManualClock { Jumped = TimeSpan.FromDays(days) };
        await using var box = await FollowingBox.StartAsync(
            services => services.AddSingleton<ICommandHandler>(skip).AddSingleton<TimeProvider>(clock)
        );
        var replies = Replies.Of(box);
        clock.Advance(TimeSpan.FromMinutes(1));
        var now = clock.GetUtcNow() - clock.Jumped;
        var fresh = Now(CommandNames.MusicSkip) with { Sent = now, Expires = now + TimeSpan.FromSeconds(15) };
        var kept = Now(CommandNames.MusicSkip) with { Sent = now - TimeSpan.FromMinutes(1), Expires = now - TimeSpan.FromSeconds(45) };

        await box.CommandAsync(fresh);
        Assert.True((await replies.NextAsync()).Ok);
        await box.CommandAsync(kept);
        Assert.Contains("came too late", await replies.NextErrorAsync(), StringComparison.Ordinal);

        Assert.Single(skip.Done);
    }

    [Theory]
    [InlineData("""{}""", "percent is missing; it must be a whole number from 0 to 100.")]
    [InlineData("""{"percent":101}""", "percent must be a whole number from 0 to 100.")]
    [InlineData("""{"percent":"40"}""", "percent must be a whole number from 0 to 100.")]
    public async Task Arguments_that_are_not_allowed_never_reach_the_handler(string args, string sentence)
    {
        var volume = new RecordingHandler(CommandNames.MusicVolume);
        await using var box = await FollowingBox.StartAsync(services => services.AddSingleton<ICommandHandler>(volume));
        var replies = Replies.Of(box);

        await box.CommandAsync(Now(CommandNames.MusicVolume) with { Args = JsonDocument.Parse(args).RootElement });

        Assert.Equal(sentence, await replies.NextErrorAsync());
        Assert.Empty(volume.Done);
    }

    [Theory]
    [InlineData("not json", "cannot be read")]
    [InlineData("[]", "cannot be read")]
    [InlineData("null", "cannot be read")]
    [InlineData("{}", "no id")]
    [InlineData("""{"id":17,"name":"music.skip"}""", "cannot be read")]
    [InlineData("""{"id":"6f9619ff-8b86-d011-b42d-00c04fc964ff"}""", "name")]
    [InlineData("""{"id":"6f9619ff-8b86-d011-b42d-00c04fc964ff","name":"music.skip"}""", "expires")]
    [InlineData("""{"id":"6f9619ff-8b86-d011-b42d-00c04fc964ff","name":["music.skip"]}""", "cannot be read")]
    [InlineData(
        """{"id":"6f9619ff-8b86-d011-b42d-00c04fc964ff","name":"a","args":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}""",
        "cannot be read"
    )]
    public void What_is_no_command_is_refused_with_the_reason_and_its_id_where_it_has_one(string payload, string reason)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);

        var refusal = Assert.Throws<CommandRefusedException>(() => CommandReader.Read(bytes));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(payload.Contains("6f96", StringComparison.Ordinal), CommandReader.IdOf(bytes) != Guid.Empty);
    }

    [Fact]
    public async Task A_broken_payload_gets_an_answer_and_the_next_command_is_done()
    {
        var skip = new RecordingHandler(CommandNames.MusicSkip);
        await using var box = await FollowingBox.StartAsync(services => services.AddSingleton<ICommandHandler>(skip));
        var replies = Replies.Of(box);

        await box.SendAsync(Commands, Encoding.UTF8.GetBytes("{\"id\":"));
        Assert.Contains("cannot be read", await replies.NextErrorAsync(), StringComparison.Ordinal);
        await box.CommandAsync(Now(CommandNames.MusicSkip));

        Assert.True((await replies.NextAsync()).Ok);
    }

    [Fact]
    public async Task Commands_are_done_one_at_a_time_and_in_order()
    {
        var slow = new RecordingHandler(CommandNames.MusicSkip, CommandNames.MusicPlay) { Takes = TimeSpan.FromMilliseconds(30) };
        await using var box = await FollowingBox.StartAsync(services => services.AddSingleton<ICommandHandler>(slow));
        var replies = Replies.Of(box);
        var commands = Enumerable.Range(0, 10).Select(i => Now(i % 2 == 0 ? CommandNames.MusicSkip : CommandNames.MusicPlay)).ToList();

        foreach (var command in commands) await box.CommandAsync(command);
        for (var i = 0; i < commands.Count; i++) Assert.Equal(commands[i].Id, (await replies.NextAsync()).Id);

        Assert.Equal(1, slow.AtOnce);
    }

    private static Command Now(string name) => new(Guid.NewGuid(), name, null, "owner", TimeProvider.System.GetUtcNow().AddSeconds(30));
}
