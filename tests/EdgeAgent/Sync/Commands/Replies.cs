using Roomtone.Contracts;
using Roomtone.EdgeAgent.Tests.Mqtt;
using Roomtone.EdgeAgent.Tests.Sync.DesiredState;

namespace Roomtone.EdgeAgent.Tests.Sync.Commands;

/// <summary>The replies of a box, one after another.</summary>
internal sealed class Replies(Inbox inbox)
{
    private int _read;

    public static Replies Of(FollowingBox box) => new(box.Hear(Topics.Replies(BrokerLinks.Cafe)));

    public async Task<Reply> NextAsync()
    {
        await inbox.HasAsync(_read + 1);
        return Wire.Read<Reply>(inbox.Messages[_read++].Payload.Span);
    }

    public async Task<string> NextErrorAsync()
    {
        var reply = await NextAsync();
        Assert.False(reply.Ok);
        return reply.Error!;
    }
}
