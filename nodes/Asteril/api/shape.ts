export * from '../../shared/http/shape';
