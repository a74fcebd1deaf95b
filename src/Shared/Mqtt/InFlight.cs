namespace Roomtone.Mqtt;

/// <summary>Messages that the broker has not confirmed yet, by their id. Not thread safe: the link's lock guards it.</summary>
internal sealed class InFlight
{
    private readonly Dictionary<int, TaskCompletionSource> _byId = [];

    /// <summary>A new message carries this id; ids come round again after 65,535 messages.</summary>
    public Task Add(int id)
    {
        Displace(id);
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _byId[id] = taken;
        return taken.Task;
    }

    /// <summary>Gives up a message whose id a newer one carries: its confirmation could not be told apart.</summary>
    public void Displace(int id) =>
        Take(id)?.TrySetException(new MqttException("The broker left the message unconfirmed while 65,535 others passed. Send it again."));

    public TaskCompletionSource? Take(int id) => _byId.Remove(id, out var taken) ? taken : null;

    public void FailAll(string why)
    {
        foreach (var taken in _byId.Values) taken.TrySetException(new MqttException(why));
        _byId.Clear();
    }
}
