using System.Collections.Concurrent;
using Dapper;
using Roomtone.CloudSync.Recommendation;
using Roomtone.Contracts;
using Roomtone.Mqtt;
using Roomtone.Recommender;
using Roomtone.Testing;

namespace Roomtone.CloudSync.Tests.Recommendation;

public class TasteLoopTests(RealServers servers)
{
    [Fact]
    public async Task The_rooms_history_becomes_a_model_that_every_box_gets()
    {
        var name = await servers.EmptyDatabaseAsync();
        await using var worker = await RunningWorker.StartAsync(servers, name);
        await worker.ConnectedAsync();
        await Eventually.TrueAsync(() => servers.Source(name).Rows("SHOW TABLES LIKE 'track_events'").Count == 1, "the schema is there");
        Fill(servers.Source(name));

        await worker.Service<TasteLoop>().RenewAsync(TestContext.Current.CancellationToken);
        var model = ModelSerializer.Unpack((await RetainedAsync()).Span);

        Assert.Equal(4, model.Artists.Count);
        var scores = new float[4];
        model.Artists.Score(Place("Abba"), 1, scores);
        Assert.True(scores[Place("Boney M.")] > scores[Place("Slayer")]);
        Assert.Equal(4, model.Songs.Count);
        await Eventually.TrueAsync(
            () => worker.Service<PublishedTaste>().BuiltAt is { } at && Math.Abs((at - model.BuiltAt).TotalSeconds) < 1,
            "the worker knows how old it is"
        );

        int Place(string artist) => model.Artists.NumberOf(ItemKey.Artist(artist));
    }

    [Fact]
    public async Task A_box_can_read_the_model_and_not_write_it()
    {
        await using var box = Link("box-1");
        await using var other = Link("box-2");
        var heard = new ConcurrentQueue<string>();
        other.Subscribe(
            Topics.TasteModel,
            QualityOfService.AtLeastOnce,
            message => heard.Enqueue(System.Text.Encoding.UTF8.GetString(message.Payload.Span))
        );
        box.Start();
        other.Start();
        await Eventually.TrueAsync(() => box.IsConnected && other.IsConnected, "both are connected");
        try
        {
            await box.PublishAsync(
                Topics.TasteModel,
                "mine"u8.ToArray(),
                QualityOfService.AtLeastOnce,
                cancellationToken: TestContext.Current.CancellationToken
            );
        }
        catch (MqttException)
        {
            // A broker may say so; mosquitto drops it.
        }

        // The same way behind it: had the first gone through, it would be here.
        await using var worker = await RunningWorker.StartAsync(servers, await servers.EmptyDatabaseAsync());
        await worker.ConnectedAsync();
        await worker.PublishAsync(Topics.TasteModel, "theirs"u8.ToArray());
        await Eventually.TrueAsync(() => heard.Contains("theirs"), "what the worker says is heard");
        Assert.DoesNotContain("mine", heard);
    }

    /// <summary>Two tastes in three rooms and weeks, and one artist of a streaming service.</summary>
    private static void Fill(System.Data.Common.DbDataSource database)
    {
        using var connection = database.OpenConnection();
        var seq = 0;
        foreach (var room in (string[])["box-1", "box-2", "box-3"])
        {
            connection.Execute("INSERT INTO devices (device, first_seen, last_seen) VALUES (@room, NOW(), NOW())", new { room });
            foreach (
                var (artist, provider, week) in new[]
                {
                    ("Abba", "local", 1),
                    ("Boney M.", "local", 1),
                    ("Slayer", "local", 2),
                    ("Metallica", "local", 2),
                    ("Streamed", "spotify", 1),
                }
            )
            {
                connection.Execute(
                    "INSERT INTO track_events (device, epoch, seq, at, what, provider, track, title, artist, why, heard) VALUES (@room, UNHEX(REPEAT('0', 32)), @seq, NOW() - INTERVAL @week WEEK, 'finished', @provider, @artist, 'A song', @artist, '', 1)",
                    new { room, seq = ++seq, week, provider, artist });
            }
        }
    }

    private IMqttLink Link(string user) =>
        MqttRegistration.Create(
            new MqttSettings
            {
                Host = "127.0.0.1",
                Port = servers.Broker.Port,
                User = user,
                SessionExpiry = TimeSpan.Zero,
            },
            servers.Broker.PasswordOf(user)
        );

    private async Task<ReadOnlyMemory<byte>> RetainedAsync()
    {
        await using var box = Link("box-1");
        ReadOnlyMemory<byte> payload = default;
        box.Subscribe(Topics.TasteModel, QualityOfService.AtLeastOnce, message => payload = message.Payload);
        box.Start();
        await Eventually.TrueAsync(() => !payload.IsEmpty, "the retained model arrives");
        return payload;
    }
}
