using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.HomeAssistant;
using Roomtone.EdgeAgent.Tests.Sync.Commands;
using Roomtone.EdgeAgent.Tests.Sync.DesiredState;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.HomeAssistant;

public class HomeAssistantTests
{
    private const string Config = "homeassistant/device/roomtone_cafe-1/config";

    private static readonly JsonElement Payload = Wire.Element(HomeAssistantDevice.Describe(BrokerLinks.Cafe));

    [Fact]
    public void The_announcement_keeps_the_documented_rules() => Assert.Empty(DiscoveryRules.Faults(Payload));

    [Fact]
    public void Each_mood_but_unknown_is_an_option_and_unknown_stays_a_gap()
    {
        var mood = Payload.GetProperty("components").GetProperty("mood");

        Assert.Equal(
            Enum.GetValues<Contracts.Mood>().Where(mood => mood != Contracts.Mood.Unknown).Select(mood => Wire.Element(mood).GetString()),
            mood.GetProperty("options").EnumerateArray().Select(option => option.GetString()));
        Assert.Contains("else 'None'", mood.GetProperty("value_template").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(LiveMood), "mood", "reading")]
    [InlineData(typeof(MoodEvent), "valence", "arousal", "people")]
    [InlineData(typeof(LiveTrack), "at", "track", "volumePercent", "timers")]
    [InlineData(typeof(RoomTimers), "sleep", "wake")]
    [InlineData(typeof(SleepTimer), "endsAt")]
    [InlineData(typeof(WakeUp), "next")]
    [InlineData(typeof(LiveSensing), "on")]
    [InlineData(typeof(LiveHealth), "outboxDepth", "boardCelsius", "residentMegabytes")]
    public void The_templates_read_names_that_the_wire_has(Type state, params string[] names)
    {
        var known = state.GetProperties().Select(property => Wire.Json.PropertyNamingPolicy!.ConvertName(property.Name)).ToList();
        foreach (var name in names) Assert.Contains(name, known);
    }

    [Fact]
    public async Task The_box_announces_itself_and_again_when_home_assistant_starts()
    {
        await using var box = await FollowingBox.StartAsync();
        await using var home = await HomeAsync(box);
        var announced = Inbox.Of(home, Config);
        await announced.HasAsync(1);
        var before = announced.Count;

        await home.PublishAsync(
            "homeassistant/status",
            BrokerLinks.Bytes("online"),
            QualityOfService.AtLeastOnce,
            cancellationToken: TestContext.Current.CancellationToken
        );
        await announced.HasAsync(before + 1);

        Assert.Equal(
            "Roomtone cafe-1",
            JsonSerializer
                .Deserialize<JsonElement>(announced.Messages[^1].Payload.Span)
                .GetProperty("device")
                .GetProperty("name")
                .GetString()
        );
    }

    [Fact]
    public async Task A_button_of_home_assistant_becomes_a_command_and_anything_else_is_left()
    {
        var skip = new RecordingHandler(CommandNames.MusicSkip, CommandNames.LibrarySearch);
        await using var box = await FollowingBox.StartAsync(services => services.AddSingleton<ICommandHandler>(skip));
        await using var home = await HomeAsync(box);

        foreach (var payload in (string[])["", "music.explode", CommandNames.LibrarySearch, CommandNames.MusicSkip])
            await home.PublishAsync(
                Topics.HomeAssistantCommands(BrokerLinks.Cafe),
                BrokerLinks.Bytes(payload),
                QualityOfService.AtLeastOnce,
                cancellationToken: TestContext.Current.CancellationToken
            );
        await Eventually.TrueAsync(() => skip.Done.Count > 0, "the button is obeyed");

        var command = Assert.Single(skip.Done);
        Assert.Equal((CommandNames.MusicSkip, "Home Assistant"), (command.Name, command.By));
    }

    [Fact]
    public async Task A_slider_s_value_becomes_a_command_and_hostile_ones_are_left_or_refused()
    {
        var volume = new RecordingHandler(CommandNames.MusicVolume, CommandNames.SleepStart, CommandNames.SleepEnd);
        await using var box = await FollowingBox.StartAsync(services => services.AddSingleton<ICommandHandler>(volume));
        await using var home = await HomeAsync(box);
        var replies = Replies.Of(box);
        var template = Payload.GetProperty("components").GetProperty("volume").GetProperty("command_template").GetString()!;
        string[] payloads =
        [
            """{"name":"music.volume","args":{"percent":101}}""",
            """{"name":"music.volume","args":{"percent":"40"}}""",
            template.Replace("{{ value | int }}", "40", StringComparison.Ordinal),
        ];
        foreach (var payload in payloads)
            await home.PublishAsync(
                Topics.HomeAssistantCommands(BrokerLinks.Cafe), BrokerLinks.Bytes(payload), QualityOfService.AtLeastOnce,
                cancellationToken: TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => volume.Done.Count > 0, "the slider is obeyed");

        var command = Assert.Single(volume.Done);
        Assert.Equal((CommandNames.MusicVolume, """{"percent":40}"""), (command.Name, command.Args!.Value.GetRawText()));
        Assert.Contains("from 0 to 100", await replies.NextErrorAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("40")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"name":5}""")]
    [InlineData("""{"name":"library.search","args":{"text":"x"}}""")]
    [InlineData("""{"name":"broker.password","args":{"password":"0123456789abcdef"}}""")]
    [InlineData("""{"name":"music.volume"}""")]
    [InlineData("""{"name":"music.volume","args":[40]}""")]
    [InlineData("""{"name":"music.volume","args":{"Percent":40}}""")]
    [InlineData("""{"name":"\ud800","args":{"percent":40}}""")]
    [InlineData("""{"name":"music.volume","args":{"percent":[[[[[[1]]]]]]}}""")]
    public void What_home_assistant_may_not_say_is_no_command(string payload) =>
        Assert.Null(HomeAssistantCommand.Read(BrokerLinks.Bytes(payload)));

    [Fact]
    public void Only_the_argument_of_the_control_is_taken()
    {
        var asked = HomeAssistantCommand.Read(BrokerLinks.Bytes("""{"name":"sleep.start","args":{"minutes":30,"by":"root"},"id":"x"}"""));
        Assert.Equal((CommandNames.SleepStart, """{"minutes":30}"""), (asked!.Name, asked.Args!.Value.GetRawText()));
        Assert.Null(HomeAssistantCommand.Read(BrokerLinks.Bytes("""{"name":"sleep.end","args":{"minutes":30}}"""))!.Args);
        Assert.Null(HomeAssistantCommand.Read(BrokerLinks.Bytes(new string(' ', 2000) + """{"name":"sleep.end"}""")));
    }

    [Fact]
    public void The_sleep_timer_is_one_slider_of_two_commands()
    {
        var sleep = Payload.GetProperty("components").GetProperty("sleep");
        Assert.Equal((0, SleepTimer.MostMinutes), (sleep.GetProperty("min").GetInt32(), sleep.GetProperty("max").GetInt32()));
        Assert.Equal(
            """{% if value | int > 0 %}{"name":"sleep.start","args":{"minutes":{{ value | int }}}}{% else %}{"name":"sleep.end"}{% endif %}""",
            sleep.GetProperty("command_template").GetString());
    }

    [Fact]
    public async Task A_change_of_the_mood_is_told_once_and_not_kept()
    {
        await using var box = await FollowingBox.StartAsync();
        await using var home = await HomeAsync(box);
        var told = Inbox.Of(home, Topics.HomeAssistantMood(BrokerLinks.Cafe));
        var live = box.Services.GetRequiredService<Roomtone.EdgeAgent.Sync.Live.ILiveState>();
        Contracts.Mood[] moods =
            [Contracts.Mood.Happy, Contracts.Mood.Happy, Contracts.Mood.Calm, Contracts.Mood.Calm, Contracts.Mood.Unknown];
        // A broker takes what comes over one connection in order: what was subscribed to stands when it has this.
        await home.PublishAsync(
            "homeassistant/probe", BrokerLinks.Bytes("x"), QualityOfService.AtLeastOnce,
            cancellationToken: TestContext.Current.CancellationToken);
        var reading = new MoodEvent(default, default, 0, null, Contracts.Mood.Unknown, null, null, null, null);
        foreach (var mood in moods) live.Show(StateKinds.Mood, new LiveMood(default, mood, reading, $"It is {mood}."));
        await told.HasAsync(2);

        Assert.Equal(
            ["""{"event_type":"calm","from":"happy","why":"It is Calm."}""", """{"event_type":"unknown","from":"calm","why":"It is Unknown."}"""],
            told.Texts);
        Assert.DoesNotContain(told.Messages, message => message.Retained);
        var types = Payload.GetProperty("components").GetProperty("mood_change").GetProperty("event_types");
        Assert.Equal(
            Enum.GetValues<Contracts.Mood>().Select(MoodEvents.NameOf), types.EnumerateArray().Select(type => type.GetString()));
    }

    [Fact]
    public async Task Switched_off_the_box_does_not_answer_home_assistants_start()
    {
        await using var box = await FollowingBox.StartAsync(settings: [("Sync:HomeAssistant:Enabled", "false")]);
        await using var home = await HomeAsync(box);

        var announced = Inbox.Of(home, Config);
        var replies = Replies.Of(box);
        await home.PublishAsync(
            "homeassistant/status",
            BrokerLinks.Bytes("online"),
            QualityOfService.AtLeastOnce,
            cancellationToken: TestContext.Current.CancellationToken
        );
        // The box reads in order: when it has answered what came later, it has passed over the start.
        await box.CommandAsync(new Command(Guid.NewGuid(), "no.such", null, "owner", DateTimeOffset.MaxValue));
        await replies.NextErrorAsync();
        await home.PublishAsync(
            Config,
            BrokerLinks.Bytes("the end"),
            QualityOfService.AtLeastOnce,
            cancellationToken: TestContext.Current.CancellationToken
        );
        await Eventually.TrueAsync(() => announced.Texts.Contains("the end"), "all that was announced has come");

        Assert.Equal(["the end"], announced.Texts);
    }

    [Fact]
    public async Task Switched_off_the_box_takes_back_what_it_announced_earlier()
    {
        await using var box = await FollowingBox.StartAsync(settings: [("Sync:HomeAssistant:Enabled", "false")]);
        await using var home = await HomeAsync(box);
        var announced = Inbox.Of(home, Config);
        await home.PublishAsync(
            Config,
            BrokerLinks.Bytes("announced before"),
            QualityOfService.AtLeastOnce,
            retain: true,
            cancellationToken: TestContext.Current.CancellationToken
        );
        await announced.HasAsync(1);

        // A start finds the link connected, as a new connection does.
        var presence = box.Services.GetServices<IHostedService>().OfType<HomeAssistantPresence>().Single();
        await presence.StartAsync(TestContext.Current.CancellationToken);
        await announced.HasAsync(2);

        Assert.Equal(["announced before", ""], announced.Texts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("home/#")]
    [InlineData("/home")]
    public void A_prefix_that_is_no_topic_is_refused(string prefix) =>
        Assert.Single(new SyncSettings { HomeAssistant = new HomeAssistantSettings { Prefix = prefix } }.Problems());

    /// <summary>Home Assistant's own user, which the broker must allow these topics.</summary>
    private static async Task<IMqttLink> HomeAsync(FollowingBox box)
    {
        const string access =
            "\nuser home\ntopic readwrite homeassistant/#\ntopic read roomtone/#\ntopic write roomtone/+/homeassistant/commands\n";
        await File.AppendAllTextAsync(Path.Combine(box.Links.Broker.Folder, "access"), access, TestContext.Current.CancellationToken);
        box.Links.Broker.AddUser("home"); // Makes the broker read its files anew.
        return await box.Links.ConnectedAsync("home");
    }
}
