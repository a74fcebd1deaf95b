using Roomtone.EdgeAgent.Camera;

namespace Roomtone.EdgeAgent.Tests.Camera;

public sealed class FrameMailboxTests
{
    private readonly FrameMailbox _mailbox = new(8, 8);

    [Fact]
    public async Task Only_the_newest_frame_is_kept_and_the_others_are_counted()
    {
        for (var number = 1; number <= 3; number++) Put(number);

        var frame = await _mailbox.TakeAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, frame.Number);
        Assert.Equal(2, _mailbox.Dropped);
    }

    [Fact]
    public async Task A_waiting_reader_gets_the_next_frame()
    {
        var waiting = _mailbox.TakeAsync(TestContext.Current.CancellationToken).AsTask();
        Put(1);

        Assert.Equal(1, (await waiting).Number);
    }

    [Fact]
    public async Task A_wait_can_be_given_up()
    {
        using var patience = new CancellationTokenSource();
        var waiting = _mailbox.TakeAsync(patience.Token).AsTask();
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Frames_go_round_so_that_nothing_is_allocated()
    {
        await RoundAsync();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) await RoundAsync();

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 10_000);
    }

    [Fact]
    public async Task After_a_wipe_no_picture_is_left()
    {
        var frame = _mailbox.Rent();
        frame.Pixels.AsSpan().Fill(200);
        _mailbox.Put(frame);

        _mailbox.Wipe();

        Assert.All(frame.Pixels, value => Assert.Equal(0, value));
        Put(7);
        Assert.Equal(7, (await _mailbox.TakeAsync(TestContext.Current.CancellationToken)).Number);
    }

    private async ValueTask RoundAsync()
    {
        Put(1);
        Put(2);
        _mailbox.Recycle(await _mailbox.TakeAsync(CancellationToken.None));
    }

    private void Put(long number)
    {
        var frame = _mailbox.Rent();
        frame.Number = number;
        _mailbox.Put(frame);
    }
}
