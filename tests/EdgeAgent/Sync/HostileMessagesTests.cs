using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Tests.Sync.Commands;
using Roomtone.EdgeAgent.Tests.Sync.DesiredState;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync;

/// <summary>Whatever a message holds, it is that message's fault, and the next one is done.</summary>
public class HostileMessagesTests
{
    private const string Id = "0195e6a1-3f0a-7000-8000-000000000001";

    private static readonly byte[][] Payloads =
    [
        [],
        [0],
        [0xff, 0xfe, 0xfd],
        .. new[]
        {
            "null", "7", "[]", "{}", "{\"", "NaN", "\"\\ud800\"", new string('[', 10_000), $"{{\"a\":{new string('[', 10_000)}",
            "{\"\\ud800\":1}",
            $"{{\"id\":\"\\ud800\",\"name\":\"music.skip\",\"args\":{{}},\"expires\":\"9999-12-31T23:59:59.999Z\"}}",
            $"{{\"id\":\"{Id}\",\"name\":\"\\ud800\",\"args\":{{}},\"by\":\"a\",\"expires\":\"9999-12-31T23:59:59.999Z\"}}",
            $"{{\"id\":\"{Id}\",\"name\":\"music.volume\",\"args\":{{\"percent\":1e999}},\"by\":\"a\",\"expires\":\"9999-12-31T23:59:59.999Z\"}}",
            $"{{\"id\":\"{Id.Replace('1', '2')}\",\"name\":\"library.search\",\"args\":{{\"text\":\"\\ud800\"}},\"by\":\"a\",\"expires\":\"9999-12-31T23:59:59.999Z\"}}",
            $"{{\"id\":\"{Id.Replace('1', '3')}\",\"id\":7,\"name\":\"music.skip\",\"args\":[],\"by\":null,\"expires\":\"0001-01-01T00:00:00.000Z\"}}",
            "{\"revision\":5}", "{\"revision\":5,\"settings\":null}", "{\"revision\":5,\"settings\":[]}", "{\"revision\":1e999,\"settings\":{}}",
            "{\"revision\":5,\"settings\":{\"genres\":[null],\"profiles\":[null]}}",
            "{\"revision\":5,\"settings\":{\"hold\":{\"valence\":1e999,\"arousal\":0}}}",
            "{\"revision\":5,\"settings\":{\"blockedArtists\":[\"\\ud800\"]}}",
            "{\"revision\":5,\"settings\":{\"aimHours\":[{}]}}",
            "{\"revision\":5,\"settings\":{\"explicit\":3}}",
            "{\"profiles\":null}", "{\"profiles\":[null]}", "{\"profiles\":[{}]}", "{\"profiles\":[{\"name\":\"a\",\"artists\":[null]}]}",
            "{\"profiles\":[{\"name\":\"a\",\"genres\":null}]}", "{\"profiles\":[{\"name\":\"\\ud800\"}]}",
            "{\"epoch\":null,\"from\":1,\"to\":2}", "{\"epoch\":\"\\ud800\",\"from\":1,\"to\":2}", $"{{\"epoch\":\"{Id}\",\"from\":-1,\"to\":1e99}}",
            $"{{\"epoch\":\"{Id}\",\"from\":1,\"from\":2,\"to\":9223372036854775807}}",
            "{\"state\":\"online\",\"at\":\"0001-01-01T00:00:00.000Z\"}", "{\"state\":9,\"at\":\"9999-12-31T23:59:59.999Z\"}",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    [Fact]
    public async Task No_message_ends_a_part_of_the_box_and_the_next_command_is_done()
    {
        var volume = new RecordingHandler(CommandNames.MusicVolume, CommandNames.LibrarySearch, CommandNames.MusicSkip);
        await using var box = await FollowingBox.StartAsync(services => services.AddSingleton<ICommandHandler>(volume));
        var device = BrokerLinks.Cafe;
        string[] topics =
        [
            Topics.Commands(device), Topics.SettingsDesired(device), Topics.Profiles(device), Topics.Acks(device),
            Topics.HomeAssistantCommands(device), Topics.Status(device),
        ];

        // By the box's own name, under which all of its topics may be written.
        var link = box.Links.Link(device, settings: box.Links.SettingsOf(device) with { ClientId = "hostile" });
        link.Start();
        await BrokerLinks.ConnectedAsync(link);
        foreach (var topic in topics)
            foreach (var payload in Payloads)
                await link.PublishAsync(topic, payload, QualityOfService.AtLeastOnce, retain: false, TestContext.Current.CancellationToken);
        var replies = box.Hear(Topics.Replies(device));
        var args = Wire.Element(new { percent = 40 });
        var last = new Command(Guid.NewGuid(), CommandNames.MusicVolume, args, "owner", DateTimeOffset.MaxValue);
        await Eventually.TrueAsync(
            async () =>
            {
                await box.CommandAsync(last);
                return replies.Messages.Any(message => Wire.Read<Reply>(message.Payload.Span) is { Ok: true } reply && reply.Id == last.Id);
            },
            "the command after them is done");

        Assert.All(
            box.Services.GetServices<IHostedService>().OfType<BackgroundService>(),
            part => Assert.False(part.ExecuteTask!.IsCompleted, part.GetType().Name));
    }
}
