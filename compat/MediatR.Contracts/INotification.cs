namespace MediatR;

/// <summary>News for any number of handlers.</summary>
public interface INotification;
