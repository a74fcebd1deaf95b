using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Sync;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.Events;

public class OutboxSenderTests
{
    [Fact]
    public async Task Events_are_sent_in_order_and_leave_the_outbox_when_they_are_confirmed()
    {
        await using var box = await SendingBox.MakeAsync();
        box.Folder.Fill(1200);

        await box.StartAsync();
        await box.EmptyAsync();
        box.Outbox.Happen("live");
        await box.EmptyAsync();

        Assert.Equal(1201, box.History.Stored);
        Assert.Equal([500, 500, 200, 1], box.History.Batches.Select(batch => batch.Events.Count));
    }

    [Fact]
    public async Task What_is_not_confirmed_stays_in_the_outbox_and_is_sent_again_after_a_while()
    {
        await using var box = await SendingBox.MakeAsync();
        box.History.Confirms = false;
        box.Folder.Fill(3);
        await box.StartAsync();
        await box.History.HasBatchesAsync(1);
        await BarrierAsync(box);
        Assert.Equal(3, box.Outbox.Depth);

        box.Clock.Advance(box.Settings.ResendAfter + TimeSpan.FromSeconds(1));
        await box.History.HasBatchesAsync(2);
        Assert.Equal([1, 2, 3], box.History.Batches[1].Events.Select(happened => happened.Seq));
        Assert.Equal(3, box.Outbox.Depth);

        // The second wait is twice as long.
        box.Clock.Advance(box.Settings.ResendAfter + TimeSpan.FromSeconds(1));
        await BarrierAsync(box);
        Assert.Equal(2, box.History.Batches.Count);
        box.Clock.Advance(box.Settings.ResendAfter);
        await box.History.HasBatchesAsync(3);
        await box.History.ConfirmAsync(box.History.Batches[0].Epoch, 1, 3);
        await box.EmptyAsync();
    }

    [Fact]
    public async Task While_nobody_confirms_a_few_events_ask_again_and_the_rest_follows_their_confirmation()
    {
        await using var box = await SendingBox.MakeAsync();
        box.History.Confirms = false;
        box.Folder.Fill(1200);
        await box.StartAsync();
        await box.History.HasBatchesAsync(3);

        box.Clock.Advance(box.Settings.ResendAfter + TimeSpan.FromSeconds(1));
        await box.History.HasBatchesAsync(4);
        await BarrierAsync(box);
        Assert.Equal([500, 500, 200, 10], box.History.Batches.Select(batch => batch.Events.Count));

        box.History.Confirms = true;
        await box.History.ConfirmAsync(box.History.Batches[0].Epoch, 1, 10);
        await box.EmptyAsync();
        Assert.Equal(11, box.History.Batches[4].Events[0].Seq);
        Assert.Equal(1200, box.History.Stored);
    }

    [Fact]
    public async Task A_backlog_passes_a_broker_that_takes_small_messages_only()
    {
        await using var box = await SendingBox.MakeAsync(mostBytes: 8_000);
        box.Folder.Fill(700);

        await box.StartAsync();
        await box.EmptyInTimeAsync();

        Assert.Equal(700, box.History.Stored);
        Assert.Contains(box.History.Batches, batch => batch.Events.Count > 20);
    }

    [Fact]
    public async Task A_history_that_is_away_for_a_day_is_said_once()
    {
        await using var box = await SendingBox.MakeAsync();
        box.History.Confirms = false;
        box.Folder.Fill(3);
        await box.StartAsync();
        await box.History.HasBatchesAsync(1);
        for (var again = 2; again < 7; again++)
        {
            await BarrierAsync(box);
            box.Clock.Advance(TimeSpan.FromMinutes(1));
            await box.History.HasBatchesAsync(again);
        }

        Assert.Single(box.Links.Said.All, line => line.Contains("are sent again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_confirmation_that_the_disk_does_not_let_through_is_kept_until_it_does()
    {
        await using var box = await SendingBox.MakeAsync();
        box.History.Confirms = false;
        box.Folder.Fill(3);
        await box.StartAsync();
        await box.History.HasBatchesAsync(1);
        using var other = new SqliteConnection($"Data Source={box.Folder.File};Pooling=False");
        other.Open();
        using (other.BeginTransaction(deferred: false))
        {
            await box.History.ConfirmAsync(box.History.Batches[0].Epoch, 1, 3);
            await Eventually.TrueAsync(
                () => box.Folder.Said.All.Any(line => line.Contains("cannot be used", StringComparison.Ordinal)),
                "the outbox says so"
            );
        }

        await box.EmptyInTimeAsync();
        Assert.Single(box.History.Batches);
    }

    [Fact]
    public async Task Confirmations_that_come_again_and_again_while_the_disk_is_read_only_do_not_heap_up()
    {
        await using var box = await SendingBox.MakeAsync();
        box.History.Confirms = false;
        box.Folder.Fill(3);
        await box.StartAsync();
        await box.History.HasBatchesAsync(1);
        using var other = new SqliteConnection($"Data Source={box.Folder.File};Pooling=False");
        other.Open();
        using (other.BeginTransaction(deferred: false))
        {
            for (var connection = 0; connection < 40; connection++) await box.History.ConfirmAsync(box.History.Batches[0].Epoch, 1, 2);
            await box.History.ConfirmAsync(box.History.Batches[0].Epoch, 3, 3);
            await Eventually.TrueAsync(
                () =>
                {
                    box.Clock.Advance(TimeSpan.FromSeconds(1));
                    return box.WaitingAcks <= 2;
                },
                "each waits once");
        }

        await box.EmptyInTimeAsync();
    }

    [Fact]
    public async Task Only_the_confirmed_part_of_a_batch_is_removed_and_the_rest_is_sent_again()
    {
        await using var box = await SendingBox.MakeAsync();
        box.History.Confirms = false;
        box.Folder.Fill(10);
        await box.StartAsync();
        await box.History.HasBatchesAsync(1);

        await box.History.ConfirmAsync(box.History.Batches[0].Epoch, 1, 4);
        await Eventually.TrueAsync(() => box.Outbox.Depth == 6, "four are removed");
        box.Clock.Advance(box.Settings.ResendAfter + TimeSpan.FromSeconds(1));
        await box.History.HasBatchesAsync(2);

        Assert.Equal([5, 6, 7, 8, 9, 10], box.History.Batches[1].Events.Select(happened => happened.Seq));
    }

    [Fact]
    public async Task A_connection_that_is_seen_before_it_is_told_sends_nothing_twice()
    {
        using var folder = new OutboxFolder();
        folder.Fill(3);
        await using var link = new EarlyLink();
        using var outbox = folder.Open();
        using var sender = new OutboxSender(
            outbox,
            link,
            new SyncSettings(),
            folder.Device,
            folder.Clock,
            folder.Said.CreateLogger<OutboxSender>(),
            NoJitter.Random
        );
        await sender.StartAsync(TestContext.Current.CancellationToken);

        link.Start();
        outbox.Happen("wakes the sender");
        var looks = 0;
        await Eventually.TrueAsync(() => link.Batches.Count > 0 || ++looks > 10, "the sender has had its time to see the connection");
        link.Say();
        await Eventually.TrueAsync(() => link.Batches.Sum(batch => batch.Events.Count) >= 4, "all is sent");
        outbox.Happen("afterwards");
        await Eventually.TrueAsync(() => link.Batches[^1].Events[^1].Seq == 5, "what came afterwards is sent");

        Assert.Equal([1, 2, 3, 4, 5], link.Batches.SelectMany(batch => batch.Events).Select(happened => happened.Seq));
        await sender.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_connection_that_comes_while_it_is_asked_for_is_not_missed()
    {
        using var folder = new OutboxFolder();
        folder.Fill(3);
        await using var link = new EarlyLink { ConnectsWhenAsked = true };
        using var outbox = folder.Open();
        using var sender = new OutboxSender(
            outbox,
            link,
            new SyncSettings(),
            folder.Device,
            folder.Clock,
            folder.Said.CreateLogger<OutboxSender>(),
            NoJitter.Random
        );

        await sender.StartAsync(TestContext.Current.CancellationToken);

        await Eventually.TrueAsync(() => link.Batches.Sum(batch => batch.Events.Count) == 3, "what waits is sent");
        await sender.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Only_so_many_batches_are_on_their_way_at_once()
    {
        await using var box = await SendingBox.MakeAsync(new SyncSettings { BatchesInFlight = 2 });
        box.History.Confirms = false;
        box.Folder.Fill(1600);
        await box.StartAsync();
        await box.History.HasBatchesAsync(2);
        await BarrierAsync(box);
        Assert.Equal(2, box.History.Batches.Count);

        await box.History.ConfirmAsync(box.History.Batches[0].Epoch, 1, 500);
        await box.History.HasBatchesAsync(3);

        Assert.Equal(1001, box.History.Batches[2].Events[0].Seq);
    }

    [Fact]
    public async Task Confirmations_that_are_foreign_unreadable_or_of_unsent_events_remove_nothing()
    {
        await using var box = await SendingBox.MakeAsync(new SyncSettings { BatchesInFlight = 1 });
        box.History.Confirms = false;
        box.Folder.Fill(600);
        await box.StartAsync();
        await box.History.HasBatchesAsync(1);
        var epoch = box.History.Batches[0].Epoch;

        await box.History.ConfirmAsync(Guid.NewGuid(), 1, 500);
        await box.History.SendAsync(Encoding.UTF8.GetBytes("{\"epoch\":17"));
        await box.History.ConfirmAsync(epoch, 501, 600);
        await box.History.ConfirmAsync(epoch, 400, 300);
        await box.History.ConfirmAsync(epoch, 500, long.MaxValue);
        await Eventually.TrueAsync(() => box.Outbox.Depth < 600, "the last one counts for what was sent");

        Assert.Equal(599, box.Outbox.Depth);
        Assert.Contains(box.Links.Said.All, line => line.Contains("cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broker_that_is_killed_and_comes_back_while_events_are_sent_loses_none()
    {
        await using var box = await SendingBox.MakeAsync();
        box.Folder.Fill(3000);
        await box.StartAsync();
        await box.History.HasAsync(500);

        await box.Links.Broker.KillAsync();
        box.Outbox.HappenTimes(20);
        await box.Links.Broker.StartAsync(TestContext.Current.CancellationToken);
        await box.EmptyInTimeAsync();

        Assert.Equal(Enumerable.Range(1, 3020).Select(seq => (long)seq), box.History.Keys.Select(key => key.Seq).Order());
    }

    [Fact]
    public async Task After_a_cut_of_the_network_everything_unconfirmed_is_sent_from_the_start()
    {
        CutWire? wire = null;
        await using var box = await SendingBox.MakeAsync(port: links => (wire = new CutWire(links.Broker.Port)).Port);
        box.History.Confirms = false;
        box.Folder.Fill(700);
        await box.StartAsync();
        await box.History.HasBatchesAsync(2);

        wire!.Cut();
        await Eventually.TrueAsync(() => !box.Link.IsConnected, "the cut is seen");
        wire.Mend();
        await box.History.HasBatchesAsync(4);

        Assert.Equal([1, 501], box.History.Batches.Skip(2).Select(batch => batch.Events[0].Seq));
        await wire.DisposeAsync();
    }

    [Fact]
    public async Task A_box_that_restarts_sends_what_its_outbox_holds()
    {
        await using var box = await SendingBox.MakeAsync();
        using (var earlier = box.Folder.Open()) earlier.HappenTimes(5);

        await box.StartAsync();
        await box.EmptyAsync();

        Assert.Equal(5, box.History.Stored);
    }

    /// <summary>What was sent before is through when this comes back: the broker keeps the order.</summary>
    private static async Task BarrierAsync(SendingBox box)
    {
        var inbox = Inbox.Of(box.Link, "roomtone/cafe-1/barrier");
        await Eventually.TrueAsync(
            async () =>
            {
                await box.Link.PublishAsync(
                    "roomtone/cafe-1/barrier",
                    BrokerLinks.Bytes("through"),
                    Roomtone.Mqtt.QualityOfService.AtLeastOnce
                );
                return inbox.Count > 0;
            },
            "the barrier comes back");
    }
}
